import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gap, Location } from '../../src/core/finding.js';
import { showCommand } from '../../src/reporters/show-command.js';
import { spellings } from '../corpus/encodings.js';
import { hasTool } from '../support/containers.js';
import { GitFixture } from '../support/git-fixtures.js';
import { type Expected, type Places, type Scene, tokenOf } from '../support/places.js';
import { archivePlaces, compiledPlaces } from '../support/places-archives.js';
import { historyPlaces, inDeletedFile } from '../support/places-history.js';
import { logPlaces } from '../support/places-logs.js';
import { plainPlaces } from '../support/places-plain.js';
import { partialPlaces, repositoryPlaces } from '../support/places-repositories.js';
import { Home } from './support/command.js';

interface JsonReport {
  readonly state: string;
  readonly coverage: readonly { readonly source: string; readonly gaps: readonly Gap[] }[];
  readonly findings: readonly {
    readonly secret: { readonly value?: string };
    readonly locations: readonly Location[];
  }[];
}

/** What one run was about: where the tokens were put, and what came back. */
class Run {
  readonly home = new Home();
  readonly scene: Scene;
  readonly expected = new Map<string, Expected>();
  report: JsonReport | undefined;
  code: number | null | undefined;

  constructor() {
    const main = new GitFixture(join(this.home.work, 'main'));
    main.commitFile('README', 'hello\n');
    this.scene = { folder: this.home.work, main, alsoScanned: [] };
  }

  plant(places: Places): void {
    for (const [name, plant] of Object.entries(places)) {
      this.expected.set(name, plant(this.scene, tokenOf(name)));
    }
  }

  async scan(...argv: readonly string[]): Promise<void> {
    const options = { input: `one\ntwo ${tokenOf(STREAM)}\n` };
    const result = await this.home.run(['scan', '--json', '--show-secrets', '--no-state', ...argv], options);
    this.code = result.code;
    this.report = JSON.parse(result.stdout) as JsonReport;
  }

  get gaps(): readonly string[] {
    return this.report?.coverage.flatMap(({ gaps }) => gaps).map(({ what, reason }) => `${what}: ${reason}`) ?? [];
  }

  /** Every location of the token of a row. */
  locationsOf(name: string): readonly Location[] {
    const found = this.report?.findings.filter(({ secret }) => secret.value === tokenOf(name)) ?? [];
    return found.flatMap(({ locations }) => locations);
  }

  expectFound(name: string): void {
    const expected = this.expected.get(name);
    expect(expected).toBeDefined();
    expect(this.locationsOf(name)).toContainEqual(expect.objectContaining(expected ?? {}));
  }
}

const STREAM = 'standard input';
/** A place that is missed, with the attempt that failed. At most two. */
const MISSED: Readonly<Record<string, string>> = {};

const spellingNames = spellings(tokenOf('')).map(({ name }) => name);
const spelt: Places = Object.fromEntries(
  spellingNames.map((name, row) => [
    `spelling: ${name}`,
    (scene: Scene, token: string) =>
      inDeletedFile(scene, `spelt/${String(row)}.txt`, spellings(token)[row]?.text ?? ''),
  ]),
);
const compiled: Places = Object.fromEntries(
  Object.values(compiledPlaces).flatMap(({ needs, places }) => (hasTool(needs) ? Object.entries(places) : [])),
);
const inMain: Places = { ...spelt, ...archivePlaces, ...compiled, ...historyPlaces, ...repositoryPlaces, ...logPlaces };
const readable: Places = { ...inMain, ...plainPlaces };

const gitPlaces = [...Object.keys(historyPlaces), ...Object.keys(plainPlaces), ...Object.keys(repositoryPlaces)];
/** What git itself can not show: it wants an index for every pack, and shows what replaces an object. */
const UNSHOWN = new Set([
  'packs of which only a multi-pack index knows',
  'a pack that has lost its index',
  'an object that was replaced',
]);

/** As it is, and as the password of somebody in a header. */
function formsOf(token: string): readonly string[] {
  const basic = ['x', 'x-access-token'].map((user) => Buffer.from(`${user}:${token}`).toString('base64'));
  return [token, ...basic];
}

describe('a scan of every place finds', () => {
  let run: Run;
  beforeAll(async () => {
    run = new Run();
    // The plain files come last: nothing may be committed after them.
    run.plant(readable);
    run.expected.set(STREAM, { source: 'stdin', startLine: 2 });
    const logs = ['app.log', 'json.log', 'ci.log'].flatMap((name) => ['--logs', join(run.scene.folder, 'logs', name)]);
    await run.scan(run.scene.main.path, ...run.scene.alsoScanned, '-', ...logs);
  }, 240_000);
  afterAll(() => run.home.remove());

  it('something everywhere, and nothing that it could not read', () => {
    expect(run.gaps).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.report?.state).toBe('complete');
  });

  it('all but two places at most', () => {
    expect(Object.keys(MISSED).length).toBeLessThanOrEqual(2);
  });

  it.each([...Object.keys(readable), STREAM].filter((name) => MISSED[name] === undefined))('%s', (name) => {
    run.expectFound(name);
  });

  it.each(gitPlaces.filter((name) => !UNSHOWN.has(name)))('something that a command shows: %s', (name) => {
    const expected = run.expected.get(name) ?? {};
    const matching = run
      .locationsOf(name)
      .filter((location) => expect.objectContaining(expected).asymmetricMatch(location));
    expect(matching).not.toHaveLength(0);
    const spelt = formsOf(tokenOf(name));
    for (const location of matching) {
      const command = showCommand(location) ?? 'false';
      const shown = run.scene.main.shell(command).replaceAll('\0', '');
      const hasToken = spelt.some((text) => shown.includes(text));
      expect(hasToken ? '' : command).toBe('');
    }
  });
});

describe('a scan of what is not all here', () => {
  let run: Run;
  beforeAll(async () => {
    run = new Run();
    run.plant(partialPlaces);
    await run.scan(...run.scene.alsoScanned);
  }, 120_000);
  afterAll(() => run.home.remove());

  it.each(Object.keys(partialPlaces))('finds what there is in %s', (name) => {
    run.expectFound(name);
  });

  it.each([
    ['shallow', /shallow/],
    ['partial', /partial/],
    ['lfs-missing', /LFS/],
    ['with-bundle', /bundle/],
  ])('names what %s lacks', (name, words) => {
    const { coverage = [] } = run.report ?? {};
    const gaps = coverage.filter(({ source }) => source.endsWith(`/${name}`)).flatMap((one) => one.gaps);
    expect(gaps.map(({ what, reason }) => `${what}: ${reason}`).join('\n')).toMatch(words);
  });

  it('is incomplete', () => {
    expect(run.report?.state).toBe('incomplete');
  });
});
