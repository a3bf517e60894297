import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { GapList } from './gap-list.js';
import { ObjectReader } from './object-reader.js';
import { readRefs } from './refs.js';
import { openRepository } from './repository.js';
import { resolveCommit } from './revision.js';

describe('a revision', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeAll(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
    for (const name of ['a', 'b', 'c']) fixture.commitFile(name, name);
    fixture.git('switch', '-q', '-c', 'side', 'HEAD~1');
    fixture.commitFile('d', 'd');
    fixture.git('switch', '-q', 'main');
    fixture.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    fixture.git('tag', 'light', 'HEAD~1');
    fixture.git('tag', '-a', 'heavy', '-m', 'x', 'side');
    fixture.git('tag', '-a', 'heavier', '-m', 'x', 'heavy');
    fixture.git('update-ref', 'refs/remotes/origin/main', 'main~1');
    fixture.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  });
  afterAll(() => folder[Symbol.dispose]());

  const resolve = (text: string): string => {
    const repository = openRepository(fixture.path);
    return resolveCommit(text, readRefs(repository, new GapList()), new ObjectReader(repository));
  };

  it.each(
    [
      ['HEAD', '@', 'HEAD~2', 'HEAD^', 'HEAD^2', 'HEAD^2~1^', 'HEAD^0', 'HEAD^^', 'main', 'side~1', 'refs/heads/side'],
      [
        'heads/side',
        'light',
        'heavy',
        'heavier',
        'heavier^{}',
        'heavy^{commit}~1',
        'origin/main',
        'origin',
        'tags/heavy',
      ],
    ].flat(),
  )('%s is the commit that git means', (text) => {
    expect(resolve(text)).toBe(fixture.git('rev-parse', `${text}^{commit}`));
  });

  it('may be an id or the start of one, of a commit among other objects', () => {
    const id = fixture.git('rev-parse', 'side');
    for (const text of [id, id.slice(0, 8), `${id.slice(0, 12).toUpperCase()}^`, fixture.git('rev-parse', 'heavy')]) {
      expect(resolve(text)).toBe(fixture.git('rev-parse', `${text}^{commit}`));
    }
  });

  it.each(['nope', '', 'HEAD~99', 'HEAD^3', 'main@{1}', 'HEAD:a', '12', 'deadbeef', 'HEAD~9999999999', '^HEAD'])(
    'that is none is refused as usage: %s',
    (text) => {
      expect(() => resolve(text)).toThrow(expect.objectContaining({ code: 'usage' }) as Error);
    },
  );

  it('of a file or folder is refused', () => {
    const tree = fixture.git('rev-parse', 'HEAD^{tree}');
    expect(() => resolve(tree)).toThrow('names a tree');
  });
});
