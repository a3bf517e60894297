import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GitFixture, importHistory, type GeneratedCommit } from '../support/git-fixtures.js';
import { setting, tokenOf } from '../support/places.js';
import { Home } from './support/command.js';

const WATCH = fileURLToPath(new URL('support/watch-threads.mjs', import.meta.url));
const VERSIONS = 56;
const LINES = 30_000;

/** One large file, of which each version differs from the one before in one line, here and there in a secret. */
function* history(): Generator<GeneratedCommit> {
  const lines = Array.from({ length: LINES }, (_, line) => `line ${String(line)} of a file that is long and ordinary`);
  for (let version = 0; version < VERSIONS; version += 1) {
    lines[version * 500] =
      version % 4 === 0 ? setting(tokenOf(`version ${String(version)}`)) : `edit ${String(version)}`;
    if (version === 7) lines[9] = ['badge-', '731906-zvxkqmtw'].join('');
    yield {
      files: { 'src/large.txt': lines.join('\n'), [`note-${String(version)}.txt`]: `note ${String(version)}\n` },
    };
  }
}

/** Together more than what is scanned by the first thread alone. */
function writeFolder(folder: string): void {
  mkdirSync(folder);
  for (let file = 0; file < 50; file += 1) {
    const filler = `${String(file)} lorem ipsum dolor sit amet\n`.repeat(28_000);
    writeFileSync(
      join(folder, `${String(file)}.log`),
      `${filler}${setting(tokenOf(`file ${String(file)}`))}\n${filler}`,
    );
  }
}

interface Finding {
  readonly ruleId: string;
}

interface Report {
  startedAt?: string;
  finishedAt?: string;
  readonly state: string;
  readonly findings: readonly Finding[];
}

let home: Home;
beforeAll(() => {
  home = new Home();
  const repository = new GitFixture(join(home.work, 'history'));
  importHistory(repository, history());
  repository.repack('-f', '--depth=50', '--window=50');
  writeFolder(join(home.work, 'folder'));
}, 120_000);
afterAll(() => {
  home.remove();
});

/** How many threads were started beside the first. */
async function startedBy(...argv: readonly string[]): Promise<number> {
  const env = { NODE_OPTIONS: `--import=${WATCH}` };
  const { stderr } = await home.run(['scan', '--json', '--no-state', ...argv], { env });
  return stderr.split('thread started').length - 1;
}

async function scan(...argv: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await home.run(['scan', '--json', ...argv]);
  expect([code, stderr.includes('error')]).toEqual([1, false]);
  const report = JSON.parse(stdout) as Report;
  delete report.startedAt;
  delete report.finishedAt;
  return report;
}

describe('a scan by several threads', { timeout: 120_000 }, () => {
  it.each([
    ['history', ['--history'], VERSIONS / 4],
    ['folder', [], 50],
  ] as const)('says of a %s what one thread says', async (place, flags, count) => {
    const alone = await scan('--threads', '1', '--show-secrets', ...flags, place);
    expect(alone.state).toBe('complete');
    expect(alone.findings).toHaveLength(count);
    for (const threads of ['2', '4']) {
      expect(await scan('--threads', threads, '--show-secrets', ...flags, place)).toEqual(alone);
    }
  });

  it('starts no more than it was told, and none for what is small', async () => {
    expect(await startedBy('folder')).toBe(0);
    expect(await startedBy('--threads', '2', 'folder')).toBe(1);
    expect(await startedBy('--threads', '2', '--history', 'history')).toBe(1);
    expect(await startedBy('--threads', '3', 'folder')).toBeLessThanOrEqual(2);
    expect(await startedBy('--threads', '4', 'folder/0.log')).toBe(0);
  });

  it('is remembered like one by one thread', async () => {
    const first = await scan('--threads', '2', 'folder');
    expect(await scan('--threads', '1', 'folder')).toEqual(first);
  });

  it('tells the ledger what it needs to know once rules change', async () => {
    const rules = join(home.work, 'rules.yaml');
    const pattern = String.raw`\b(?<secret>badge-[0-9]{6}-[a-z]{8})`;
    const examples = { positive: [['badge-', '204815-kqzwmtru']], negative: ['badge-1'] };
    const rule = { id: 'acme-badge', kind: 'badge', severity: 'high', keywords: ['badge-'], pattern, examples };
    writeFileSync(rules, JSON.stringify({ rules: [rule] }));
    const found = async (threads: string, ...flags: readonly string[]): Promise<readonly Finding[]> => {
      const { findings } = await scan('--threads', threads, '--rules', rules, '--history', ...flags, 'history');
      return findings.map((finding) => ({ ...finding, fingerprint: '' }));
    };
    const fresh = await found('1', '--no-state');
    expect(fresh.filter(({ ruleId }) => ruleId === 'acme-badge')).toHaveLength(1);
    await scan('--threads', '2', '--history', 'history');
    expect(await found('2')).toEqual(fresh);
  });

  it('ends at Ctrl-C with a valid report of what was found by then', async () => {
    const { code, stdout } = await home.run(['scan', '--json', '--threads', '2', '--no-state', 'folder'], {
      whileRunning: ({ kill }) => void setTimeout(() => kill('SIGINT'), 700),
    });
    const report = JSON.parse(stdout) as Report;
    // On a fast machine it may have been done.
    expect(code === 130 ? report.state : 'incomplete').toBe('incomplete');
    expect([1, 130]).toContain(code);
  });

  it('refuses a number that is none', async () => {
    const { code, stderr } = await home.run(['scan', '--threads', '0', 'folder']);
    expect(code).toBe(2);
    expect(stderr).toContain('--threads: expected a number from 1 to 64');
  });
});
