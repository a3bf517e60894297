import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodedTexts } from '../../test/support/decoded.js';
import { inflate } from './inflate.js';

const TEXT = 'some text that is compressed, '.repeat(4);

describe('inflate', () => {
  it.each([
    ['gzip', gzipSync(TEXT)],
    ['zlib', deflateSync(TEXT)],
    ['zlib at its best', deflateSync(TEXT, { level: 9 })],
  ])('reads %s', (_kind, bytes) => {
    expect(decodedTexts(inflate, bytes)).toEqual([TEXT]);
  });

  it('gives the start of what is cut or damaged further on', () => {
    const text = Array.from({ length: 400 }, (_, index) => `line ${index * 7919}\n`).join('');
    const stream = gzipSync(text);
    const [cut] = decodedTexts(inflate, stream.subarray(0, stream.length >> 1));
    expect(text.startsWith(cut ?? 'nothing')).toBe(true);
    const damaged = Buffer.from(stream);
    damaged.fill(0xff, damaged.length - 200);
    const [start] = decodedTexts(inflate, damaged);
    expect(text.slice(0, 500)).toBe(start?.slice(0, 500));
  });

  it('sees nothing in text, in a stream that does not begin the bytes, and in noise behind a magic', () => {
    expect(decodedTexts(inflate, 'x\u009c is no stream of this kind')).toEqual([]);
    expect(decodedTexts(inflate, Buffer.concat([Buffer.from('a'), gzipSync(TEXT)]))).toEqual([]);
    expect(decodedTexts(inflate, Buffer.concat([Buffer.from([0x78, 0x9c, 0xff]), randomBytes(64)]))).toEqual([]);
  });
});
