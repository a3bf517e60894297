import { realpathSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import { fragmentsOfBytes, fragmentsOfFile } from './fragments.js';
import { SLICE_BYTES } from '../core/slices.js';

const ORIGIN = { source: 'file', path: 'x' } as const;

describe('fragments', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(() => {
    folder = new TemporaryFolder();
    path = join(realpathSync(folder.path), 'file');
  });
  afterEach(() => folder[Symbol.dispose]());

  it('of a short file let it be read as a whole', () => {
    writeFileSync(path, 'some text');
    const [first, ...rest] = fragmentsOfFile(path, ORIGIN);
    expect(rest).toEqual([]);
    expect(first?.whole?.size).toBe(9);
    expect(first?.whole?.read(5, 100).toString()).toBe('text');
    expect(first?.whole?.read(9, 1)).toHaveLength(0);
  });

  it('of a long file let it be read as a whole while the first of them is looked at', () => {
    writeFileSync(path, 'start');
    truncateSync(path, 2 * SLICE_BYTES);
    writeFileSync(path, 'the end', { flag: 'a' });
    const fragments = fragmentsOfFile(path, ORIGIN);
    const { whole } = fragments.next().value as { whole?: { size: number; read(at: number, length: number): Buffer } };
    expect(whole?.size).toBe(2 * SLICE_BYTES + 7);
    expect(whole?.read(2 * SLICE_BYTES + 4, 10).toString()).toBe('end');
    expect(whole?.read(0, 5).toString()).toBe('start');
    expect(whole?.read(2 * SLICE_BYTES + 8, 5)).toHaveLength(0);
    expect([...fragments].map((fragment) => fragment.whole)).toEqual([undefined, undefined]);
  });

  it('of bytes give the whole with the first alone', () => {
    const bytes = Buffer.alloc(SLICE_BYTES + 10, 0x61);
    const fragments = [...fragmentsOfBytes(bytes, ORIGIN)];
    expect(fragments.map((fragment) => fragment.whole?.size)).toEqual([bytes.length, undefined]);
  });
});
