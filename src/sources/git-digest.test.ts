import { appendFileSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GitFixture } from '../../test/support/git-fixtures.js';
import { temporaryFolder } from '../../test/support/temporary.js';
import { openRepository } from '../git/repository.js';
import { digestOfRepository } from './git-digest.js';

async function packed(): Promise<GitFixture> {
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('a', 'text\n');
  repository.repack();
  return repository;
}

const digest = ({ path }: GitFixture): string | undefined => digestOfRepository(openRepository(path));

const changes: Readonly<Record<string, (repository: GitFixture) => void>> = {
  'a commit': (repository) => void repository.commitFile('b', 'more\n'),
  'a dangling object': (repository) => void repository.dangling('lost'),
  'a branch': (repository) => void repository.git('branch', 'other'),
  'a hook': ({ path }) => {
    writeFileSync(join(path, '.git/hooks/post-commit'), 'echo');
  },
  'a setting': (repository) => void repository.git('config', 'user.name', 'x'),
  'what is staged': (repository) => {
    repository.write('c', 'staged\n');
    repository.git('add', 'c');
  },
  'a pack that is written again with the same length and times': (repository) => {
    const pack = repository.packs()[0]!;
    repository.shell(
      `chmod u+w ${pack} && touch -r ${pack} ${pack}.time && printf X | dd of=${pack} bs=1 seek=20 conv=notrunc status=none && touch -r ${pack}.time ${pack} && rm ${pack}.time`,
    );
  },
  'a line in a large file': ({ path }) => {
    appendFileSync(join(path, '.git/large.log'), 'x');
  },
};

it.each(Object.entries(changes))('is another one after %s', async (_, change) => {
  const repository = await packed();
  writeFileSync(join(repository.path, '.git/large.log'), 'line\n'.repeat(20_000));
  const before = digest(repository);

  change(repository);

  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(digest(repository)).not.toBe(before);
});

it('is the same when a small file is written again as it was', async () => {
  const repository = await packed();
  const before = digest(repository);

  writeFileSync(join(repository.path, '.git/HEAD'), 'ref: refs/heads/main\n');
  utimesSync(join(repository.path, '.git/HEAD'), 1, 1);

  expect(digest(repository)).toBe(before);
});

it('takes names that are not UTF-8', async () => {
  const repository = await packed();
  writeFileSync(Buffer.concat([Buffer.from(join(repository.path, '.git/')), Buffer.from([0xff, 0xe9])]), 'x');

  expect(digest(repository)).toMatch(/^[0-9a-f]{64}$/);
});

it('names nothing where a link leads to a folder that is read', async () => {
  const repository = await packed();
  const elsewhere = join(await temporaryFolder(), 'refs');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(repository.path, '.git/refs/linked'));

  expect(digest(repository)).toBeUndefined();
});

it('changes with the objects that a repository borrows', async () => {
  const origin = await packed();
  const path = join(await temporaryFolder(), 'borrower');
  origin.git('clone', '-q', '--shared', origin.path, path);
  const borrower = new GitFixture(path, { exists: true });
  const before = digest(borrower);

  origin.dangling('new in the lender');

  expect(digest(borrower)).not.toBe(before);
});
