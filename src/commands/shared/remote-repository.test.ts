import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Location } from '../../core/finding.js';
import { remoteRepository } from './remote-repository.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-'));
  for (const name of ['objects', 'refs']) mkdirSync(join(folder, '.git', name), { recursive: true });
  writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = { source: 'worktree', startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } as const;
const remoteFor = (origin: string): string | undefined => {
  writeFileSync(join(folder, '.git/config'), `[remote "origin"]\n\turl = ${origin}\n`);
  const locations: Location[] = [place, { ...place, repository: folder, path: 'a' }];
  return remoteRepository(locations);
};

describe('remoteRepository', () => {
  it.each([
    'https://github.com/acme/orders.git',
    'https://user@github.com/acme/orders',
    'git@github.com:acme/orders.git',
    'ssh://git@github.example:2222/acme/orders/',
  ])('reads owner and name from %s', (origin) => {
    expect(remoteFor(origin)).toBe('acme/orders');
  });

  it.each(['https://gitlab.com/acme/orders.git', 'https://github.com/acme', '/srv/github/acme/orders', '../orders'])(
    'guesses nothing from %s',
    (origin) => {
      expect(remoteFor(origin)).toBeUndefined();
    },
  );

  it('guesses nothing where there is no repository any more', () => {
    expect(remoteRepository([place, { ...place, repository: join(folder, 'gone') }])).toBeUndefined();
  });

  it('gives a plain name or nothing, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = remoteFor(`https://github.com/${text}/${text}`);
        expect(name === undefined || /^[\w-]+\/[\w.-]+$/.test(name)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
