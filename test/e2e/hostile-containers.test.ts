// Files of nothing but the marks that containers begin with: each may be the start of one, and none of them is.
import { describe, expect, it } from 'vitest';
import { expand } from '../support/containers.js';

const TIMEOUT = { timeout: 120_000 };
const SIZE = 2 ** 18;
/** Of processor time, for what takes less than a second. */
const MAX_MS = 8000;
/** Below this, what a machine does besides counts for more than the work. */
const NOISE_MS = 500;

async function cpuMs(bytes: Buffer): Promise<number> {
  const before = process.cpuUsage();
  await expand(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The header of an entry, with nothing after it. */
function zipHeader(method: number, nameBytes = 0): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32BE(0x504b_0304);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(nameBytes, 26);
  return header;
}

const marks: readonly (readonly [string, Buffer])[] = [
  ['zip', Buffer.from('PK\x03\x04')],
  ['the end of a zip', Buffer.from('PK\x05\x06')],
  ['gzip', Buffer.from([0x1f, 0x8b, 8])],
  ['gzip with its header', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
  ['bzip2', Buffer.from('BZh9')],
  ['bzip2 with a block', Buffer.from('BZh91AY&SY')],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['PDF', Buffer.from('%PDF-')],
  ['streams of a PDF', Buffer.from('%PDF-1.4\n1 0 obj<</Length 9999999>>stream\n')],
  ['SQLite', Buffer.from('SQLite format 3\0')],
  ['stored entries', zipHeader(0)],
  ['deflated entries', zipHeader(8)],
  ['entries in bzip2', Buffer.concat([zipHeader(12), Buffer.from('BZh9')])],
  ['entries in bzip2 with a block', Buffer.concat([zipHeader(12), Buffer.from('BZh91AY&SY')])],
  ['entries in xz', zipHeader(95)],
  ['entries with long names', zipHeader(99, 0xffff)],
];

describe('a mark repeated to the end of a file', () => {
  it.each(marks)('takes twice the time for twice the bytes: %s', TIMEOUT, async (_, mark) => {
    const short = await cpuMs(Buffer.alloc(SIZE, mark));
    const long = await cpuMs(Buffer.alloc(2 * SIZE, mark));
    expect(long).toBeLessThan(Math.max(3 * short, NOISE_MS));
    expect(long).toBeLessThan(MAX_MS);
  });
});
