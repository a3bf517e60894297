import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../detectors/detector.js';
import { Scanner } from './scanner.js';

const acme: Detector = {
  provider: 'acme',
  docs: 'https://docs.acme.example',
  rules: [
    {
      id: 'acme-id',
      kind: 'id',
      severity: 'low',
      keywords: ['acid'],
      pattern: '(?<secret>ACID[0-9]{4})',
      boundary: 'alphanumeric',
    },
    {
      id: 'acme-secret',
      kind: 'secret',
      severity: 'high',
      keywords: ['acsecret'],
      pattern: '(?<secret>acsecret[0-9]{4})',
      boundary: 'alphanumeric',
      pairWith: { rule: 'acme-id', withinBytes: 512, companion: 'key-id' },
    },
  ],
};
const scanner = new Scanner([acme]);

/** The number of each secret and of the id that it was paired with. */
function pairsIn(text: string): readonly string[] {
  const fragment = { origin: { source: 'file' as const }, startLine: 1, startColumn: 1, encodings: [] };
  return scanner
    .scan({ ...fragment, bytes: Buffer.from(text) })
    .map(({ ruleId, secret, companions }) =>
      ruleId === 'acme-id'
        ? `alone ${secret.reveal()}`
        : `${secret.reveal().slice(8)} ${companions.find(({ name }) => name === 'key-id')?.value.slice(4) ?? '-'}`,
    )
    .toSorted();
}

interface Pair {
  readonly number: string;
  readonly isSecretFirst: boolean;
  /** What else stands in the same place, before, between and after. */
  readonly others: readonly [number, number, number];
}

const pair = fc.record({
  isSecretFirst: fc.boolean(),
  others: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })),
});
const pairs = fc
  .array(pair, { minLength: 2, maxLength: 6 })
  .map((list): readonly Pair[] => list.map((one, at) => ({ ...one, number: String(1000 + at) })));

/** Names and values of one place, in its order. */
function entriesOf({ number, isSecretFirst, others }: Pair): readonly (readonly [string, string])[] {
  const half = [
    ['id', `ACID${number}`],
    ['secret', `acsecret${number}`],
  ] as const;
  const filler = (count: number, name: string): readonly (readonly [string, string])[] =>
    Array.from({ length: count }, (_one, at) => [`${name}${String(at)}`, 'eu-west-1'] as const);
  const [first, second] = isSecretFirst ? half.toReversed() : half;
  return [...filler(others[0], 'a'), first!, ...filler(others[1], 'b'), second!, ...filler(others[2], 'c')];
}

const asObject = (one: Pair): Readonly<Record<string, string>> => Object.fromEntries(entriesOf(one));
const lines = (one: Pair, sign: string, prefix = ''): readonly string[] =>
  entriesOf(one).map(([name, value]) => `${prefix}${name}${sign}${value}`);

describe('several pairs in one file', () => {
  it.each<[string, (list: readonly Pair[]) => string]>([
    ['a list in JSON', (list) => JSON.stringify(list.map(asObject))],
    ['a list in JSON, indented', (list) => JSON.stringify(list.map(asObject), undefined, 2)],
    [
      'objects in an object',
      (list) => JSON.stringify(Object.fromEntries(list.map((one, at) => [`shop${String(at)}`, asObject(one)]))),
    ],
    ['a list in YAML', (list) => ['keys:', ...list.map((one) => `  - ${lines(one, ': ').join('\n    ')}`)].join('\n')],
    ['a list in YAML at the margin', (list) => list.map((one) => `- ${lines(one, ': ').join('\n  ')}`).join('\n')],
    [
      'maps in YAML',
      (list) => list.map((one, at) => [`shop${String(at)}:`, ...lines(one, ': ', '  ')].join('\n')).join('\n'),
    ],
    ['paragraphs of an env file', (list) => list.map((one) => lines(one, '=').join('\n')).join('\n\n')],
    [
      'sections of an ini file',
      (list) => list.map((one, at) => [`[shop${String(at)}]`, ...lines(one, ' = ')].join('\n')).join('\n'),
    ],
    [
      'an env file with prefixes',
      (list) => list.map((one, at) => lines(one, '=', `SHOP_${String(at)}_`).join('\n')).join('\n'),
    ],
    [
      'an env file with prefixes, first all ids and then all secrets',
      (list) =>
        ['ACID', 'acsecret']
          .flatMap((half) =>
            list.map(({ number }) => `SHOP${number}_${half === 'ACID' ? 'ID' : 'SECRET'}=${half}${number}`),
          )
          .join('\n'),
    ],
  ])('are not crossed in %s', (_what, write) => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(pairsIn(write(list))).toEqual(list.map(({ number }) => `${number} ${number}`));
      }),
    );
  });
});

describe('a pair', () => {
  it('is found where id and secret stand in places of their own, as in a list of names and values', () => {
    const entries = [
      { name: 'ACME_ID', value: 'ACID1000' },
      { name: 'ACME_SECRET', value: 'acsecret1000' },
    ];
    expect(pairsIn(JSON.stringify(entries, undefined, 2))).toEqual(['1000 1000']);
  });

  it('takes its own id before a nearer one of the object around it', () => {
    const text =
      '{"id": "ACID1001", "inner": {"secret": "acsecret1000", "padding": "xxxxxxxxxxxxxxxxxx", "id": "ACID1000"}}';
    expect(pairsIn(text)).toEqual(['1000 1000', 'alone ACID1001']);
  });

  it('is found beside brackets that never close or never open', () => {
    for (const stray of ['}}}}', '((((', ']{]{', '\n\n---\n\n']) {
      expect(pairsIn(`${stray} id=ACID1000 secret=acsecret1000 ${stray} id=ACID1001 secret=acsecret1001`)).toEqual([
        '1000 1000',
        '1001 1001',
      ]);
    }
  });

  it('never has a part in common with another, on any text', () => {
    const piece = fc.constantFrom(
      'ACID1000',
      'ACID1001',
      'acsecret1000',
      'acsecret1001',
      '{',
      '}',
      '\n',
      '\n\n',
      '- ',
      '  ',
      'a=',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        const paired = pairsIn(text).filter((one) => !one.startsWith('alone') && !one.endsWith('-'));
        expect(paired.length).toBeLessThanOrEqual(text.split('ACID').length - 1);
      }),
    );
  });

  it('is looked for in linear time in a file full of halves', { timeout: 60_000 }, () => {
    for (const text of ['{"id":"ACID1000","secret":"acsecret1000"},', 'acsecret1000 ', 'ACID1000 acsecret1000 }\n']) {
      expect(() => pairsIn(text.repeat(250_000 / text.length))).not.toThrow();
    }
  });
});
