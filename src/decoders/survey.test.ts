import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Span } from '../core/span.js';
import { AFTER_QUOTE, BASE64, HEX_INSIDE, PIECE, QUOTES } from './alphabets.js';
import { isHexDigit } from './bytes.js';
import type { Decoder } from './decoder.js';
import { decoders } from './index.js';
import { cursorOver, SURVEY_REACH, surveyOf, type Survey } from './survey.js';

/** The same by the slowest of means. */
function oracle(bytes: Buffer, regions: readonly Span[]): Survey {
  const survey = { regions, base64Runs: [] as number[], hexRuns: [] as number[], joints: [] as number[] };
  for (const { start, end } of regions) {
    let run = 0;
    let digits = 0;
    let wasBlank = false;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at]!;
      run = BASE64[byte] === 1 ? run + 1 : 0;
      if (run === 20) survey.base64Runs.push(at - 19);
      const isBlank = [0x20, 0x09, 0x0a, 0x0d].includes(byte);
      if (isHexDigit(byte)) digits += 1;
      if (HEX_INSIDE[byte] !== 1 || (isBlank && wasBlank)) digits = 0;
      wasBlank = isBlank;
      if (digits === 24 && isHexDigit(byte)) survey.hexRuns.push(at);
      const isJoint = QUOTES[byte] === 1 && AFTER_QUOTE[bytes[at + 1] ?? 0] === 1 && PIECE[bytes[at - 1] ?? 0] === 1;
      const isStarter = [0x5c, 0x24, 0x23, 0x3a].includes(byte);
      const isOther = isStarter && /^(?:\\[\r\n]|[$#]\{|: [>|])/.test(bytes.toString('latin1', at, at + 3));
      if (isJoint || isOther) survey.joints.push(at);
    }
  }
  return survey;
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

function given(decoder: Decoder, bytes: Buffer, within: readonly Span[]): unknown[] {
  return [...decoder.decode(bytes, within)].map(({ bytes: text, outer }) => [outer, text.toString('latin1')]);
}

/** The same where there is no WebAssembly, so that every decoder looks for itself. */
function unsurveyed(decoder: Decoder, bytes: Buffer, within: readonly Span[]): unknown[] {
  const real = globalThis.WebAssembly;
  Object.assign(globalThis, { WebAssembly: undefined });
  try {
    return given(decoder, Buffer.from(bytes), within);
  } finally {
    Object.assign(globalThis, { WebAssembly: real });
  }
}

type SurveyOf = typeof surveyOf;

/** Fresh, as the kernel is chosen once, at the first survey. */
async function surveyWith(hasVectors: boolean): Promise<SurveyOf> {
  vi.resetModules();
  const fresh = await import('./survey.js');
  const compile = vi.spyOn(WebAssembly, 'Module');
  if (!hasVectors) {
    // What is called with `new` may be no arrow.
    compile.mockImplementationOnce(function refuse() {
      throw new TypeError('no vectors');
    });
  }
  const bytes = Buffer.alloc(2000);
  fresh.surveyOf(bytes, [{ start: 0, end: bytes.length }]);
  expect(compile).toHaveBeenCalledTimes(hasVectors ? 1 : 2);
  compile.mockRestore();
  return fresh.surveyOf;
}

describe.each([
  { hasVectors: true, how: 'with vectors' },
  { hasVectors: false, how: 'without vectors' },
])('the survey $how', ({ hasVectors }) => {
  it('tells what a look at every byte tells, across the edges of its chunks', async () => {
    const survey = await surveyWith(hasVectors);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(0, 262_100, 262_130, 524_260), (pieces, lead) => {
        const text = Buffer.from(pieces.join(''));
        const bytes = Buffer.concat([Buffer.alloc(lead, '.'), text, Buffer.alloc(4096, '.')]);
        const within = [{ start: 0, end: bytes.length }];
        expect(survey(bytes, within)).toEqual(oracle(bytes, within));
      }),
      { numRuns: 30 },
    );
  });

  it('tells the same of regions that begin and end anywhere', async () => {
    const survey = await surveyWith(hasVectors);
    const texts = fc.array(piece, { minLength: 20, maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.nat(200), fc.nat(200), (pieces, endAt, startAt) => {
        const text = Buffer.from(pieces.join('').padEnd(200, 'ab, '));
        const [around, between] = [5000, 9000].map((length) => Buffer.alloc(length, 'ab, ')) as [Buffer, Buffer];
        const bytes = Buffer.concat([around, text, between, text, around]);
        // What is wanted is a byte in each region, and a region reaches so far around it that it is cut amid the pieces.
        const first = around.length + endAt - SURVEY_REACH - 1;
        const second = around.length + text.length + between.length + startAt + SURVEY_REACH;
        const made = survey(bytes, [
          { start: first, end: first + 1 },
          { start: second, end: second + 1 },
        ])!;
        expect(made.regions.length).toBe(2);
        expect(made).toEqual(oracle(bytes, made.regions));
      }),
    );
  });

  it('tells the same of bytes that are no text, and of digits with blanks at every place', async () => {
    const survey = await surveyWith(hasVectors);
    const anything = fc.uint8Array({ minLength: 1024, maxLength: 1200 });
    const digits = anything.map((array) => array.map((byte) => 'abcdef012345, \nx'.charCodeAt(byte % 16)));
    fc.assert(
      fc.property(fc.oneof(anything, digits), (array) => {
        const bytes = Buffer.from(array);
        const within = [{ start: 0, end: bytes.length }];
        expect(survey(bytes, within)).toEqual(oracle(bytes, within));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the survey', () => {
  it('is not made for short texts', () => {
    expect(surveyOf(Buffer.alloc(100), [{ start: 0, end: 100 }])).toBeUndefined();
  });

  it('changes nothing of what the decoders give, for the whole and for parts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(9000), fc.nat(2000), (pieces, at, length) => {
        const bytes = Buffer.concat([
          Buffer.alloc(4000, '.\n'),
          Buffer.from(pieces.join('')),
          Buffer.alloc(4500, '.\n'),
        ]);
        const part = { start: Math.min(at, bytes.length - 1), end: Math.min(bytes.length, at + length + 1) };
        const parts = [{ start: 0, end: 10 }, part].filter(({ start }, index) => index === 0 || start > 10);
        for (const within of [[{ start: 0, end: bytes.length }], [part], parts, [parts[0]!]]) {
          for (const decoder of decoders) {
            expect(given(decoder, bytes, within), decoder.name).toEqual(unsurveyed(decoder, bytes, within));
          }
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
