import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { otherRoots } from './reflogs.js';
import { openRepository } from './repository.js';

describe('what only reflogs keep', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
  });
  afterEach(() => folder[Symbol.dispose]());

  function roots(): Map<string, string> {
    return otherRoots(openRepository(fixture.path));
  }

  it('is called as git calls it, for every entry of every reflog', () => {
    for (const content of ['one', 'two', 'three']) fixture.commitFile('file', content);
    fixture.git('checkout', '-q', '-b', 'a/branch');
    fixture.commitFile('file', 'four');
    for (const [id, name] of roots()) expect(fixture.git('rev-parse', name), name).toBe(id);
    expect([...roots().values()].sort()).toEqual(['HEAD@{0}', 'HEAD@{1}', 'HEAD@{3}', 'HEAD@{4}']);
  });

  it('is what came before the oldest entry too, and what unfinished work names', () => {
    const [lost, other] = ['12'.repeat(20), '34'.repeat(20)];
    mkdirSync(join(fixture.path, '.git/logs/refs/heads'), { recursive: true });
    writeFileSync(join(fixture.path, '.git/logs/refs/heads/x'), `${lost} ${other} A <a@b> 1 +0000\tmoved\n`);
    writeFileSync(join(fixture.path, '.git/MERGE_HEAD'), `${'56'.repeat(20)}\n`);
    expect(roots()).toEqual(
      new Map([
        ['56'.repeat(20), 'MERGE_HEAD'],
        [other, 'x@{0}'],
        [lost, 'x@{1}'],
      ]),
    );
  });

  it('is nothing of lines that make no sense', () => {
    fixture.commitFile('file', 'one');
    const head = fixture.git('rev-parse', 'HEAD');
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        appendFileSync(join(fixture.path, '.git/logs/HEAD'), `${text}\n`);
        appendFileSync(join(fixture.path, '.git/FETCH_HEAD'), text);
        expect([...roots().keys()]).toEqual([head]);
      }),
      { numRuns: 50 },
    );
  });
});
