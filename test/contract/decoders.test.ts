import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Decoder } from '../../src/decoders/decoder.js';
import { decoders } from '../../src/decoders/index.js';
import { spellings } from '../corpus/encodings.js';
import { TOKENS } from '../corpus/tokens.js';
import { decodeAll, decoderContract, type DecoderCase, whole } from './decoders.js';

const MEGABYTE = 1 << 20;
/** Far more than a linear decoder needs on a busy machine, far less than a quadratic one. */
const MAX_HOSTILE_MS = 8000;

const named = (name: string): Decoder => {
  const decoder = decoders.find((one) => one.name === name);
  if (decoder === undefined) throw new Error(`test: no decoder ${name}`);
  return decoder;
};
const each = (text: string, one: (code: number) => string): Buffer =>
  Buffer.from([...text].map((char) => one(char.charCodeAt(0))).join(''), 'latin1');
const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const cases: readonly DecoderCase[] = [
  {
    decoder: named('inflate'),
    encode: (text) => gzipSync(text),
    pieces: ['\x1f\x8b\x08', '\x78\x9c', '\x00'],
    maxGrowth: 100,
  },
  {
    decoder: named('utf-16'),
    encode: (text) => Buffer.from(text, 'utf16le'),
    pieces: ['\0', 'a\0', 'b\0c\0', '\0d', '\0\0\0e', '\xff\xfe', '\xfe\xff', '\x3d\xd8\x00\xde', '\x2d\x4e'],
    maxGrowth: 1.5,
  },
  {
    decoder: named('ansi'),
    encode: (text) => Buffer.from([...text].join('\u001b[1;31m')),
    pieces: ['\x1b', '\x1b[0m', '\x1b[', '\x1b]8;;x\x07', '\x1b]', '\x1b\\', '\x1b(B', '\n'],
    maxGrowth: 1,
  },
  {
    decoder: named('quoted-printable'),
    encode: (text) => Buffer.from(`x=3D${text.slice(0, 9)}=\r\n${text.slice(9)}`),
    pieces: ['=3D', '=\r\n', '=\n', '=', '=20', 'quoted-printable', 'x'.repeat(66)],
    maxGrowth: 1,
  },
  {
    decoder: named('backslash'),
    encode: (text) => each(text, (code) => `\\u${hexOf(code, 4)}`),
    pieces: [
      '\\',
      '\\\\',
      '\\u0041',
      '\\x41',
      '\\101',
      '\\u{41}',
      '\\ud83d\\ude00',
      '\\ud83d',
      '\\"',
      '\\nAB=',
      '\\U0001f600',
    ],
    maxGrowth: 1,
  },
  {
    decoder: named('percent'),
    encode: (text) => each(text, (code) => `%${hexOf(code, 2)}`),
    pieces: ['%', '%41', '%4', '%u0041', '%ud800', '%e4%b8', '\n'],
    maxGrowth: 1,
  },
  {
    decoder: named('html-entities'),
    encode: (text) => each(text, (code) => `&#${code};`),
    pieces: ['&', '&#', '&#65;', '&#x41;', '&amp;', '&nbsp;', '&#1114112;', '&#xd800;', ';'],
    maxGrowth: 1,
  },
  {
    decoder: named('concatenation'),
    encode: (text) => Buffer.from(`t = "${text.slice(0, 9)}" + "${text.slice(9)}";`),
    pieces: [
      '"',
      "'",
      '"a" + "b"',
      '+',
      ' ',
      '\\\n',
      'a\\\n  b',
      '["a", "b"].join("")',
      '${"a"}',
      'k: >-\n  a',
      '.join(',
    ],
    maxGrowth: 1,
  },
  {
    decoder: named('base64'),
    encode: (text) => Buffer.from(`"${Buffer.from(text).toString('base64')}"`),
    pieces: [
      'aGVsbG8gd29ybGQgYW5kIGFsbCBvdGhlcnM=',
      'aGVsbG8gd29ybGQgYW5kIGFsbCBvdGhlcnMu\n',
      'k: ',
      '/',
      '-',
      '=',
      '\\n',
      'kind: Secret',
    ],
    maxGrowth: 1,
  },
  {
    decoder: named('hex'),
    encode: (text) => Buffer.from(`"${Buffer.from(text).toString('hex')}"`),
    pieces: ['68656c6c6f20776f726c6420616e64', '68 65 6c 6c 6f 20 77 6f 72 6c 64 20', '0x68, ', ':', '00', 'f'],
    maxGrowth: 1,
  },
];

describe.each(cases)('the decoder of $decoder.name', (one) => {
  decoderContract(one);
});

it('has a contract for each decoder', () => {
  expect(cases.map(({ decoder }) => decoder.name)).toEqual(decoders.map(({ name }) => name));
});

/** Where the needle comes to light, undoing up to `depth` encodings. */
function pathTo(needle: string, bytes: Buffer, depth: number): string | undefined {
  if (bytes.includes(needle)) return '';
  if (depth === 0) return undefined;
  for (const decoder of decoders) {
    for (const decoded of decodeAll(decoder, bytes)) {
      const path = pathTo(needle, decoded.bytes, depth - 1);
      if (path !== undefined) return `${decoder.name}/${path}`;
    }
  }
  return undefined;
}

describe('a token in every spelling', () => {
  const rows = Object.entries(TOKENS)
    .filter(([name]) => ['githubToken', 'slackBot', 'awsSecret'].includes(name))
    .flatMap(([kind, token]) => spellings(token).map(({ name, text }) => ({ kind, name, text, token })));

  it.each(rows)('comes to light: $kind, $name', ({ text, token }) => {
    expect(pathTo(token, text, 4)).toBeDefined();
  });
});

/** Inputs made to be slow: 5 MB each of what a decoder looks at longest. */
const hostile: Readonly<Record<string, string>> = {
  percent: '%41',
  'percent without digits': '%',
  'half an entity': '&#',
  entities: '&#65;',
  'escaped characters': '\\u0041',
  backslashes: '\\',
  'a sum of letters': '"a"+',
  'quotes and blanks': `"a${' '.repeat(300)}`,
  'ends of joined lists': 'x].join("")',
  'starts of joined lists': 'join("", ',
  'joined lists': '["a","b"].join("")',
  'a list without an end': '"a","b",',
  'pieces of templates': '${"',
  'commands of terminals without an end': '\u001b]',
  'soft breaks': 'x=\n',
  'base64 in lines': `${'aGVsbG8gd29ybGQgYW5kIGFsbCBv'.repeat(2)}\n`,
  'paths like base64': '/aGVsbG8h/----',
  'hex and zeros': '00 67 ',
  'numbers of two digits': '20 21 33 47 ',
  'hex of text with a break': '0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x01, ',
  zeros: '\0',
  'zeros and letters': 'a\0b\0c\0\0\0d\0\0\0e\0',
  'blocks of YAML': 'k: >-\n  ',
};

describe('hostile input', () => {
  it.each(Object.entries(hostile))('is read in linear time by every decoder: %s', (_name, piece) => {
    const bytes = Buffer.alloc(5 * MEGABYTE, piece, 'latin1');
    const startMs = performance.now();
    for (const decoder of decoders) {
      let size = 0;
      for (const decoded of decoder.decode(bytes, whole(bytes))) size += decoded.bytes.length;
      expect(size).toBeLessThanOrEqual(1.5 * bytes.length);
    }
    expect(performance.now() - startMs).toBeLessThan(MAX_HOSTILE_MS);
  });

  it('is read in linear time in many small spans', () => {
    const bytes = Buffer.alloc(
      MEGABYTE,
      '"aGVsbG8gd29ybGQgYW5kIGFsbCBv" + "%41\\u0041&#65;=3D" 68656c6c6f20776f726c6420616e64\n',
    );
    const spans = Array.from({ length: MEGABYTE / 64 }, (_, index) => ({ start: 64 * index, end: 64 * index + 1 }));
    const startMs = performance.now();
    for (const decoder of decoders) {
      let size = 0;
      for (const decoded of decoder.decode(bytes, spans)) size += decoded.bytes.length;
      expect(size).toBeLessThanOrEqual(bytes.length);
    }
    expect(performance.now() - startMs).toBeLessThan(MAX_HOSTILE_MS);
  });

  it('that is compressed a thousandfold gives a start of bounded size', () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, 'x'));
    const [decoded] = decodeAll(named('inflate'), bomb);
    expect(decoded?.bytes.length).toBeGreaterThan(100_000);
    expect(decoded?.bytes.length).toBeLessThanOrEqual(MEGABYTE);
  });
});
