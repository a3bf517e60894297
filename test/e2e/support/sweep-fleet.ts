import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { busyHistory, GitFixture, importHistory, type GeneratedCommit } from '../../support/git-fixtures.js';
import { mintShortToken } from '../../support/github/mint.js';

export interface Fleet {
  /** Names of the repositories below the folder. */
  readonly names: readonly string[];
  /** What is leaked in them, never printed. */
  readonly tokens: readonly string[];
}

export interface FleetSize {
  readonly bases: number;
  /** Copies of each, the first of which has a commit and a token of its own. */
  readonly forks: number;
  readonly commits: number;
}

/** Repositories with a token each in their history, and forks that share their objects. */
export function makeFleet(folder: string, { bases, forks, commits }: FleetSize): Fleet {
  const names: string[] = [];
  const tokens: string[] = [];
  for (let base = 0; base < bases; base += 1) {
    const name = `base-${String(base)}`;
    const fixture = new GitFixture(join(folder, name), { bare: true });
    const token = mintShortToken('ghp');
    tokens.push(token);
    importHistory(fixture, leakyHistory(name, token, commits));
    names.push(name);
    for (let fork = 0; fork < forks; fork += 1) {
      const copy = `fork-${String(base)}-${String(fork)}`;
      cpSync(join(folder, name), join(folder, copy), { recursive: true });
      names.push(copy);
      if (fork > 0) continue;
      const own = mintShortToken('ghp');
      tokens.push(own);
      addCommit(new GitFixture(join(folder, copy), { exists: true }), `TOKEN=${own}\n`);
    }
  }
  return { names, tokens };
}

/** One more commit on the main branch of a bare repository, with this file in it. */
export function addCommit(fixture: GitFixture, content: string): void {
  const blob = fixture.gitBytes(['hash-object', '-w', '--stdin'], content).toString('utf8').trim();
  const tree = fixture.gitBytes(['mktree'], `100644 blob ${blob}\tlocal.env\n`).toString('utf8').trim();
  const commit = fixture.git('commit-tree', tree, '-p', 'refs/heads/main', '-m', 'local settings');
  fixture.git('update-ref', 'refs/heads/main', commit);
}

/** Turns some bytes in the middle of the pack. */
export function breakPack(fixture: GitFixture): void {
  for (const pack of fixture.packs()) {
    const bytes = readFileSync(pack);
    bytes.fill(0xa5, bytes.length >> 1, (bytes.length >> 1) + 64);
    // A pack is read-only.
    fixture.shell(`chmod u+w '${pack}'`);
    writeFileSync(pack, bytes);
  }
}

function* leakyHistory(name: string, token: string, commits: number): Generator<GeneratedCommit> {
  yield { files: { 'ci.env': `GITHUB_TOKEN=${token}\n`, 'README.md': `# ${name}\n` } };
  yield { files: { 'ci.env': null } };
  for (const { files } of busyHistory(commits)) {
    const own = Object.entries(files).map(([path, text]) => [path, `${name}\n${text ?? ''}`]);
    yield { files: Object.fromEntries(own) as Record<string, string> };
  }
}
