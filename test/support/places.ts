// A token in every place where one can hide: each row of the tables puts its own token somewhere and tells what a finding
// there has to say. Repositories are made by the real git, archives by the tools of the machine where it has them.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Location } from '../../src/core/finding.js';
import type { GitFixture } from './git-fixtures.js';

export interface Scene {
  /** Everything lies below it. */
  readonly folder: string;
  readonly main: GitFixture;
  /** What else is to be scanned, as paths; `main` is. */
  readonly alsoScanned: string[];
}

/** What a location has to say; values may be matchers of the test runner. */
export type Expected = Readonly<Partial<Record<keyof Location, unknown>>>;
/** Puts the token somewhere and leaves `main` on its branch, with nothing changed but what the row is about. */
export type Plant = (scene: Scene, token: string) => Expected;
export type Places = Readonly<Record<string, Plant>>;

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token of GitHub's classic form with the right checksum, its own for each name, the same in every run. */
export function tokenOf(name: string): string {
  const digest = createHash('sha512').update(`place: ${name}`).digest();
  const body = [...digest.subarray(0, 30)].map((byte) => BASE62.charAt(byte % 62)).join('');
  let check = '';
  for (let rest = crc32(body), digit = 0; digit < 6; digit += 1) {
    check = BASE62.charAt(rest % 62) + check;
    rest = Math.floor(rest / 62);
  }
  return ['gh', 'p_', body, check].join('');
}

/** A line of a settings file. */
export function setting(token: string): string {
  return `# settings\nDEPLOY_TOKEN=${token}\n`;
}

/** The URL of a remote with a token in it. */
export function remoteUrl(token: string): string {
  return ['https:/', `/deploy:${token}`, '@github.com/example/orders.git'].join('');
}
