/** What the name of a file says about it: for which environment it is, and whether it is an env file. */
import type { Location } from '../core/finding.js';

export type Environment = 'test' | 'example' | 'development' | 'production';

/** Well-known folders. Not `local`, `dev` or `test` at the top of a disk: only what lies inside of a repository counts. */
const FOLDERS: Readonly<Record<Environment, readonly string[]>> = {
  test: words(
    'test tests __tests__ testing testdata test-data test_data fixture fixtures __fixtures__ mocks __mocks__ spec specs',
    'e2e cypress cassettes vcr_cassettes',
  ),
  example: words('example examples sample samples demo demos'),
  development: words('dev develop development devel sandbox playground'),
  production: words('prod production'),
};

/** Parts of a file's name between dots, hyphens and underscores, as in `config.dev.json` and `.env.test`. */
const WORDS: Readonly<Record<Environment, readonly string[]>> = {
  test: words('test tests testing fixture fixtures conftest mock mocks'),
  example: words('example examples sample samples demo'),
  development: words('dev develop development devel local sandbox'),
  production: words('prod production'),
};

const ORDER = ['test', 'example', 'development', 'production'] as const;

/** `OrdersTest.java`, `OrdersSpec.scala`, `orders.spec.ts`: `spec` alone is as often a specification. */
const TEST_SOURCE = /(?:[a-z0-9]Tests?|[a-z0-9]Spec)\.[A-Za-z]+$|[._]spec\.(?:[cm]?[jt]sx?|rb|py|lua)$/;

const ENV_FILE = /^\.env(?:rc|[.-].+)?$|[^/]\.env(?:\.[A-Za-z0-9-]+)?$/i;

/** For which environment a file is by its well-known name, or undefined where that says nothing. */
export function environmentOf(path: string): Environment | undefined {
  const { folders, name } = partsOf(path);
  const parts = name.toLowerCase().split(/[._-]+/);
  if (TEST_SOURCE.test(name)) return 'test';
  // The name is nearer than its folders, and the inner folder nearer than the outer ones.
  const byName = ORDER.find((one) => WORDS[one].some((word) => parts.includes(word)));
  if (byName !== undefined) return byName;
  for (const folder of folders.toReversed()) {
    const byFolder = ORDER.find((one) => FOLDERS[one].includes(folder.toLowerCase()));
    if (byFolder !== undefined) return byFolder;
  }
  return undefined;
}

export function isEnvFile(path: string): boolean {
  return ENV_FILE.test(partsOf(path).name);
}

/** The part of a location's path that its repository or scanned folder chose; of a path without one, the file and its folder. */
export function pathWithin({ repository, path, member }: Location): string | undefined {
  if (path === undefined) return undefined;
  const inner = member === undefined || member === '' ? '' : `!${member}`;
  const within =
    repository !== undefined && path.startsWith(`${repository}/`) ? path.slice(repository.length + 1) : path;
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(within);
  return `${isAbsolute ? within.split(/[\\/]/).slice(-2).join('/') : within}${inner}`;
}

function partsOf(path: string): { readonly folders: readonly string[]; readonly name: string } {
  const parts = path.split(/[\\/!]+/).filter((part) => part !== '');
  return { folders: parts.slice(0, -1), name: parts.at(-1) ?? '' };
}

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
