import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageCutter } from './lossy-proxy.js';

function message(type: string, body: string): Buffer {
  const text = Buffer.from(body);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length + 4);
  return Buffer.concat([Buffer.from(type), length, text]);
}

describe('MessageCutter', () => {
  it('gives the same messages however the stream was cut into chunks', () => {
    const bodies = fc.array(fc.string(), { maxLength: 6 });
    fc.assert(
      fc.property(bodies, fc.boolean(), fc.array(fc.nat(40)), (texts, hasStartup, cuts) => {
        const messages = texts.map((text, i) => message(hasStartup && i === 0 ? '' : 'Q', text));
        const stream = Buffer.concat(messages);
        const cutter = new MessageCutter({ hasStartup });
        const found: Buffer[] = [];
        let at = 0;
        for (const size of [...cuts, stream.length]) {
          found.push(...cutter.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(found).toEqual(messages);
      }),
    );
  });
});
