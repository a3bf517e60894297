import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { busyHistory, GitFixture, importHistory, type GeneratedCommit } from '../support/git-fixtures.js';
import { Home } from './support/command.js';

const COMMITS = 4000;
const url = (password: string): string => ['postgres://app:', password, '@db.orders.internal/orders'].join('');
const passwords = {
  everywhere: ['Vq8', 'ZtLm2', 'RkW4yP'].join(''),
  first: ['Hn3', 'BxQd9', 'TfJ7vC'].join(''),
  last: ['Wm6', 'GpXs1', 'LzK5rD'].join(''),
  delta: ['Yc2', 'NhVb8', 'QjF4tM'].join(''),
};
const EVERYWHERE_AT = 1500;
const DELTA_AT = 2500;

/** Work on a program in which passwords come and go: at both ends, in the middle, and inside one line of a long file. */
function* history(): Generator<GeneratedCommit> {
  let number = 0;
  for (const commit of busyHistory(COMMITS)) {
    const files: Record<string, string | null> = { ...commit.files };
    if (number === 0) files['first.env'] = `DATABASE_URL=${url(passwords.first)}\n`;
    if (number === 1) files['first.env'] = null;
    if (number === EVERYWHERE_AT) files['deploy/settings.py'] = `URL = '${url(passwords.everywhere)}'\n`;
    if (number === EVERYWHERE_AT + 40) files['deploy/settings.py'] = null;
    if (number === COMMITS - 1) files['last.env'] = `DATABASE_URL=${url(passwords.last)}\n`;
    const longFile = 'src/part-0/file-0.txt';
    if (number === DELTA_AT) files[longFile] = `${busyText()}${url(passwords.delta)}\n${busyText()}`;
    // The next version is longer, so that git keeps it whole and the one with the password as a delta on it.
    if (number === DELTA_AT + 1) files[longFile] = `${busyText()}${busyText()}and some more lines\n`.repeat(2);
    yield { files };
    number += 1;
  }
}

function busyText(): string {
  return Array.from({ length: 400 }, (_, line) => `line ${String(line)} of a long file that hardly changes\n`).join('');
}

interface Found {
  readonly secret: { readonly value: string };
  readonly locations: readonly { source: string; path: string; commit?: string; inHead?: boolean; startLine: number }[];
}

let home: Home;
let repository: GitFixture;
beforeAll(() => {
  home = new Home();
  repository = new GitFixture(join(home.work, 'orders'));
  importHistory(repository, history());
  repository.git('reset', '-q', '--hard');
  repository.repack('-f', '--depth=50', '--window=50');
  repository.git('config', 'core.excludesFile', '/dev/null');
  writeFileSync(join(repository.path, '.git/info/exclude'), '.env\n');
  writeFileSync(join(repository.path, '.env'), `DATABASE_URL=${url(passwords.everywhere)}\n`);
}, 120_000);
afterAll(() => {
  home.remove();
});

it('finds one secret in three places, the ends of the history, and what stands in a packed delta', async () => {
  const input = `start\nERROR cannot connect to ${url(passwords.everywhere)}\n`;
  const argv = ['scan', repository.path, '-', '--name', 'app.log', '--json', '--show-secrets'];
  const result = await home.run(argv, { input });

  expect(result.code).toBe(1);
  const report = JSON.parse(result.stdout) as { state: string; findings: Found[] };
  expect(report.state).toBe('complete');
  const placesOf = (password: string): readonly string[] => {
    const found = report.findings.filter((finding) => finding.secret.value === password);
    expect(found).toHaveLength(1);
    return found[0]!.locations
      .map(({ source, path, startLine }) => `${source} ${path}:${String(startLine)}`)
      .toSorted();
  };
  expect(placesOf(passwords.everywhere)).toEqual([
    'git-blob deploy/settings.py:1',
    'stdin app.log:2',
    'worktree .env:1',
  ]);
  expect(placesOf(passwords.first)).toEqual(['git-blob first.env:1']);
  expect(placesOf(passwords.last)).toEqual(['git-blob last.env:1', 'worktree last.env:1']);
  expect(placesOf(passwords.delta)).toEqual(['git-blob src/part-0/file-0.txt:401']);
  expect(report.findings).toHaveLength(4);

  const log = repository.git('log', '--reverse', '--format=%H').split('\n');
  const settings = report.findings
    .flatMap((finding) => finding.locations)
    .find((location) => location.path === 'deploy/settings.py');
  expect(settings).toMatchObject({ commit: log[EVERYWHERE_AT], inHead: false });
  expect(isDelta(`${log[DELTA_AT]!}:src/part-0/file-0.txt`)).toBe(true);
}, 120_000);

/** Whether git itself says that the object is kept as a delta. */
function isDelta(name: string): boolean {
  const base = repository.gitBytes(['cat-file', '--batch-check=%(deltabase)'], `${name}\n`).toString().trim();
  return !/^0+$/.test(base);
}
