import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTool, readAll, runTool } from '../../test/support/containers.js';
import { containerOf } from './containers.js';
import { lzmaFile } from './lzma-stream.js';

const pack = (bytes: Buffer, ...args: string[]): Buffer => runTool('xz', ['-c', '--format=lzma', ...args], bytes);

/** Lines that differ, with runs of equal bytes of every length between them. */
const text = Buffer.from(
  Array.from({ length: 20_000 }, (_, i) => `line ${String(i * 7919)} ${'='.repeat((i * 7) % 300)}\n`).join(''),
);

async function unpack(bytes: Buffer, chunkBytes = 1 << 16): Promise<Buffer> {
  const parts: Buffer[] = [];
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes)
      yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
  })();
  for await (const member of lzmaFile.open(chunks)) {
    if (!('skipped' in member)) for await (const part of member.chunks) parts.push(part);
  }
  return Buffer.concat(parts);
}

describe.runIf(hasTool('xz'))('an lzma file', () => {
  it.each([
    { how: 'as usual', args: [] },
    { how: 'with a window so small that it turns round many times', args: ['--lzma1=dict=4KiB'] },
    { how: 'with other properties', args: ['--lzma1=lc=0,lp=4,pb=0'] },
    { how: 'with all of its properties at their largest', args: ['--lzma1=lc=4,lp=0,pb=4'] },
  ])('made $how gives its content back', async ({ args }) => {
    const packed = pack(text, ...args);
    expect((await unpack(packed)).equals(text)).toBe(true);
  });

  it('is told by its first bytes', () => {
    expect(containerOf(pack(text))).toBe(lzmaFile);
    expect(containerOf(Buffer.from(']\n}\nsome text that goes on for a while\n'))).toBeUndefined();
  });

  it('gives any bytes back, in pieces of any size', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.uint8Array({ maxLength: 20 }), fc.integer({ min: 1, max: 400 }))
        .map(([part, count]) => Buffer.concat(Array.from({ length: count }, () => part))),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 64 }), async (bytes, chunkBytes) => {
        expect((await unpack(pack(Buffer.from(bytes)), chunkBytes)).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('that breaks off anywhere gives a beginning and says so', async () => {
    const content = text.subarray(0, 20_000);
    const packed = pack(content);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: packed.length - 8 }), async (length) => {
        const { members } = await readAll(lzmaFile, packed.subarray(0, length), 512);
        expect(members[0]?.problem).toBeDefined();
        // The last symbol may be made of bytes that are not there.
        expect(content.toString().startsWith((members[0]?.text ?? '-').slice(0, -273))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('with damage anywhere ends, with its content or with a reason', async () => {
    const packed = pack(text.subarray(0, 60_000));
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const broken = Buffer.from(packed);
        broken[at] = (broken[at] ?? 0) ^ flip;
        const { members } = await readAll(lzmaFile, broken, 4096);
        expect(members.length).toBeLessThan(2);
      }),
      { numRuns: 100 },
    );
  });

  it('that wants a window of gigabytes is refused before memory is taken for it', async () => {
    const packed = pack(text);
    packed.writeUInt32LE(2 ** 31, 1);
    expect((await readAll(lzmaFile, packed)).members[0]?.problem).toContain('larger than allowed');
  });

  it('of zeros unfolds in small pieces', async () => {
    let [total, largest] = [0, 0];
    const packed = pack(Buffer.alloc(20_000_000));
    const chunks = (async function* () {
      yield await Promise.resolve(packed);
    })();
    for await (const member of lzmaFile.open(chunks)) {
      if ('skipped' in member) continue;
      for await (const piece of member.chunks)
        [total, largest] = [total + piece.length, Math.max(largest, piece.length)];
    }
    expect(total).toBe(20_000_000);
    expect(largest).toBeLessThan((1 << 16) + 273);
  });
});
