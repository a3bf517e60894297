import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTool, readAll, runTool } from '../../test/support/containers.js';
import { bzip2 } from './bzip2.js';
import type { StreamContainer } from './container.js';
import { containerOf } from './containers.js';
import { gzip } from './gzip.js';
import { xz } from './xz.js';
import { zstd } from './zstd.js';

interface Way {
  readonly name: string;
  readonly container: StreamContainer;
  readonly compress: (bytes: Buffer, ...args: string[]) => Buffer;
}

const tool =
  (name: string) =>
  (bytes: Buffer, ...args: string[]): Buffer =>
    runTool(name, ['-c', ...args], bytes);
const ways: readonly Way[] = [
  { name: 'gzip', container: gzip, compress: (bytes: Buffer): Buffer => gzipSync(bytes) },
  { name: 'bzip2', container: bzip2, compress: tool('bzip2') },
  { name: 'xz', container: xz, compress: tool('xz') },
  { name: 'zstd', container: zstd, compress: tool('zstd') },
  {
    name: 'xz with a check that the package lacks',
    container: xz,
    compress: (bytes: Buffer, ...args: string[]): Buffer => tool('xz')(bytes, '--check=sha256', ...args),
  },
].filter(({ name }) => name === 'gzip' || hasTool(name.split(' ')[0]!));

/** Lines that differ, with runs of equal bytes of every length between them. */
const text = Buffer.from(
  Array.from({ length: 20_000 }, (_, i) => `line ${String(i)} ${'='.repeat((i * 7) % 300)}\n`).join(''),
);

it('has a tool here for each kind, so that none goes untested', () => {
  expect(ways).toHaveLength(5);
});

describe.each(ways)('a file that $name made', ({ container, compress }) => {
  it('is told by its first bytes and gives its content back', async () => {
    const packed = compress(text);
    expect(containerOf(packed)).toBe(container);
    const { members, problem } = await readAll(container, packed);
    expect(problem).toBeUndefined();
    expect(members).toHaveLength(1);
    expect(members[0]?.problem).toBeUndefined();
    expect(members[0]?.path).toBe('');
    expect(members[0]?.text === text.toString()).toBe(true);
  });

  it('followed by another gives both, one after the other', async () => {
    const { members } = await readAll(container, Buffer.concat([compress(text), compress(Buffer.from('second'))]));
    expect(members[0]?.problem).toBeUndefined();
    expect(members[0]?.text?.length).toBe(text.length + 6);
    expect(members[0]?.text?.endsWith('second')).toBe(true);
  });

  it('gives any bytes back, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((part) => part.repeat(50)),
        ),
        fc.integer({ min: 1, max: 64 }),
        async (content, chunkBytes) => {
          const { members } = await readAll(container, compress(Buffer.from(content)), chunkBytes);
          expect(members).toEqual([{ path: '', text: Buffer.from(content).toString() }]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('that breaks off anywhere gives a beginning and says so', async () => {
    const content = text.subarray(0, 20_000);
    const packed = compress(content);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: packed.length - 1 }), async (length) => {
        const { members } = await readAll(container, packed.subarray(0, length), 512);
        expect(content.toString().startsWith(members[0]?.text ?? '-')).toBe(true);
        // Some end with bytes that say nothing more of the content.
        if (members[0]?.text?.length !== content.length) expect(members[0]?.problem).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('with damage anywhere ends, with its content or with a reason', async () => {
    const packed = compress(text.subarray(0, 60_000));
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const broken = Buffer.from(packed);
        broken[at] = (broken[at] ?? 0) ^ flip;
        const { members } = await readAll(container, broken, 4096);
        expect(members.length).toBeLessThan(2);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a gzip file', () => {
  it('with something else behind it gives its content all the same', async () => {
    const { members } = await readAll(gzip, Buffer.concat([gzipSync('content'), Buffer.from('signature')]));
    expect(members).toEqual([{ path: '', text: 'content' }]);
  });

  it('that stops in the middle gives what came before', async () => {
    const packed = gzipSync(text);
    const { members } = await readAll(gzip, packed.subarray(0, packed.length - 100));
    expect(members[0]?.problem).toContain('unexpected end');
    expect(members[0]?.text?.length).toBeGreaterThan(text.length / 2);
  });
});

describe.runIf(hasTool('zstd'))('a zstd file', () => {
  it('that looks back further than 128 MiB is refused before memory is taken for it', async () => {
    const packed = Buffer.from(runTool('zstd', ['-c', '--long=27'], text));
    const frame = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00]);
    const { members } = await readAll(zstd, frame);
    expect(members[0]?.problem).toContain('look back');
    expect((await readAll(zstd, packed)).members[0]?.text?.length).toBe(text.length);
  });

  it('may have parts to be skipped', async () => {
    const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const packed = Buffer.concat([skipped, runTool('zstd', ['-c'], Buffer.from('one')), skipped]);
    expect(containerOf(packed)).toBe(zstd);
    expect((await readAll(zstd, packed)).members).toEqual([{ path: '', text: 'one' }]);
  });
});

describe.runIf(hasTool('bzip2'))('a bzip2 file', () => {
  it('with a run length that overflows ends', async () => {
    const packed = runTool('bzip2', ['-c'], Buffer.from('ab'.repeat(40) + 'cde'.repeat(50)));
    for (let at = 40; at < packed.length - 10; at += 1) {
      const broken = Buffer.from(packed);
      broken.fill(0, at);
      const { members } = await readAll(bzip2, broken);
      expect(members[0]?.problem).toBeDefined();
    }
  });

  it('of zeros unfolds in small pieces', async () => {
    const packed = runTool('bzip2', ['-c'], Buffer.alloc(50_000_000));
    let total = 0;
    let largest = 0;
    for await (const member of bzip2.open(
      (async function* () {
        yield await Promise.resolve(packed);
      })(),
    )) {
      if ('skipped' in member) continue;
      for await (const piece of member.chunks) {
        total += piece.length;
        largest = Math.max(largest, piece.length);
      }
    }
    expect(total).toBe(50_000_000);
    expect(largest).toBeLessThanOrEqual(1 << 16);
  });
});
