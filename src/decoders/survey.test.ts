import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AFTER_QUOTE, BASE64, HEX_INSIDE, PIECE, QUOTES } from './alphabets.js';
import { isHexDigit } from './bytes.js';
import { decoders } from './index.js';
import { cursorOver, surveyOf, type Survey } from './survey.js';

/** The same by the slowest of means. */
function oracle(bytes: Buffer): Survey {
  const [base64Runs, hexRuns, joints]: [number[], number[], number[]] = [[], [], []];
  let run = 0;
  let digits = 0;
  let wasBlank = false;
  for (const [at, byte] of bytes.entries()) {
    run = BASE64[byte] === 1 ? run + 1 : 0;
    if (run === 20) base64Runs.push(at - 19);
    const isBlank = /\s/.test(String.fromCharCode(byte)) && byte !== 0x0b && byte !== 0x0c && byte !== 0xa0;
    if (isHexDigit(byte)) digits += 1;
    if (HEX_INSIDE[byte] !== 1 || (isBlank && wasBlank)) digits = 0;
    wasBlank = isBlank;
    if (digits === 24 && isHexDigit(byte)) hexRuns.push(at);
    const isJoint = QUOTES[byte] === 1 && AFTER_QUOTE[bytes[at + 1] ?? 0] === 1 && PIECE[bytes[at - 1] ?? 0] === 1;
    const isOther = /^(?:\\[\r\n]|[$#]\{|: [>|])/.test(bytes.toString('latin1', at, at + 3));
    if (isJoint || isOther) joints.push(at);
  }
  return { base64Runs, hexRuns, joints };
}

const piece = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    '`',
    '" + "',
    '" \\\n "',
    '${"',
    '#{',
    ': >',
    ': |',
    '\\\n',
    '\\\r\n',
    ' ',
    '\n',
    '0x67, ',
    '67:',
  ),
  fc.constantFrom('SGVsbG8gd29ybGQ', 'deadbeef', 'cafe 12', 'x'.repeat(25), 'a b c d e f 0 1 ', '=', '\u00a0'),
  fc.string({ maxLength: 6 }),
);

describe('the survey', () => {
  it('tells what a look at every byte tells, across the edges of its chunks', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(0, 262_100, 262_130, 524_260), (pieces, lead) => {
        const text = Buffer.from(pieces.join(''));
        const bytes = Buffer.concat([Buffer.alloc(lead, '.'), text, Buffer.alloc(4096, '.')]);
        expect(surveyOf(bytes, [{ start: 0, end: bytes.length }])).toEqual(oracle(bytes));
      }),
      { numRuns: 30 },
    );
  });

  it('is not made for parts and short texts', () => {
    const bytes = Buffer.alloc(10_000, 'a');
    expect(surveyOf(bytes, [{ start: 0, end: 9999 }])).toBeUndefined();
    expect(surveyOf(bytes.subarray(0, 100), [{ start: 0, end: 100 }])).toBeUndefined();
  });

  it('changes nothing of what the decoders give', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const bytes = Buffer.concat([Buffer.from(pieces.join('')), Buffer.alloc(5000, '.\n')]);
        for (const decoder of decoders) {
          const given = (within: { start: number; end: number }[]): unknown[] =>
            [...decoder.decode(bytes, within)].map(({ bytes: text, outer }) => [outer, text.toString('latin1')]);
          const halves = [
            { start: 0, end: bytes.length - 1 },
            { start: bytes.length - 1, end: bytes.length },
          ];
          expect(given([{ start: 0, end: bytes.length }]), decoder.name).toEqual(given(halves));
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('a cursor gives the next place, in whatever order it is asked', () => {
  const places = fc.uniqueArray(fc.nat(500), { maxLength: 60 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.array(fc.nat(520), { maxLength: 30 }), (list, questions) => {
      const next = cursorOver(list);
      for (const from of questions) expect(next(from)).toBe(list.find((place) => place >= from) ?? -1);
    }),
  );
});
