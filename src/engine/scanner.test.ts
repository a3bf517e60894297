import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../core/fragment.js';
import type { Detector, Rule } from '../detectors/detector.js';
import type { Hit } from './hit.js';
import { Scanner } from './scanner.js';

const ACME: Rule = {
  id: 'acme-live-key',
  kind: 'live key',
  severity: 'high',
  keywords: ['acme_live_'],
  pattern: String.raw`(?<secret>acme_live_[A-Za-z0-9]{24})`,
  boundary: 'alphanumeric',
};
const ACME_URL: Rule = {
  id: 'acme-url',
  kind: 'url',
  severity: 'high',
  keywords: ['acme://'],
  pattern: String.raw`acme://(?<user>[^:@\s]+):(?<secret>[^@\s]+)@(?<host_name>[a-z.]+)`,
  boundary: 'none',
  percentDecode: true,
  specificity: 80,
};
const TOKEN = ['acme', 'live', 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1H'].join('_');

function detector(...rules: readonly Rule[]): Detector {
  return { provider: 'acme', docs: 'https://docs.acme.example', rules };
}

function fragment(bytes: Buffer | string, more: Partial<Fragment> = {}): Fragment {
  return {
    bytes: Buffer.from(bytes),
    origin: { source: 'file' },
    startLine: 1,
    startColumn: 1,
    encodings: [],
    ...more,
  };
}

function values(hits: readonly Hit[]): readonly string[] {
  return hits.map((hit) => hit.secret.reveal());
}

/** Line and column of an offset, counted byte by byte. */
function placeOf(bytes: Buffer, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (const byte of bytes.subarray(0, offset)) {
    if (byte === 0x0a) [line, column] = [line + 1, 1];
    else column += 1;
  }
  return { line, column };
}

const noise = fc.uint8Array({ maxLength: 900 }).map((bytes) => Buffer.from(bytes));

describe('Scanner', () => {
  it('finds a token at any offset of random bytes and says where it stands', () => {
    const scanner = new Scanner([detector(ACME)]);
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const head = Buffer.concat([before, Buffer.from(' ')]);
        const bytes = Buffer.concat([head, Buffer.from(TOKEN), Buffer.from('\n'), after]);
        const [hit] = scanner.scan(fragment(bytes));
        const start = placeOf(bytes, head.length);
        expect(hit?.secret.reveal()).toBe(TOKEN);
        expect({ line: hit?.startLine, column: hit?.startColumn }).toEqual(start);
        expect({ line: hit?.endLine, column: hit?.endColumn }).toEqual({
          line: start.line,
          column: start.column + TOKEN.length,
        });
      }),
    );
  });

  it('finds in overlapping slices what it finds in the whole, in the same places', () => {
    const scanner = new Scanner([detector(ACME, ACME_URL)]);
    const piece = fc.constantFrom(TOKEN, 'acme://app:pw%20x@db.internal', '\n', ' ', 'x', '\u00e9', 'a'.repeat(40));
    const overlap = 128;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 40, max: 300 }), (pieces, step) => {
        const bytes = Buffer.from(pieces.join(' '));
        const places = (hits: readonly Hit[]): readonly string[] =>
          [...new Set(hits.map((hit) => [hit.startLine, hit.startColumn, hit.endColumn, hit.ruleId].join(' ')))].sort();
        const sliced: Hit[] = [];
        for (let start = 0; start < bytes.length; start += step) {
          const end = Math.min(bytes.length, start + step + overlap);
          const { line, column } = placeOf(bytes, start);
          sliced.push(
            ...scanner.scan(
              fragment(bytes.subarray(start, end), {
                startLine: line,
                startColumn: column,
                isCutBefore: start > 0,
                isCutAfter: end < bytes.length,
              }),
            ),
          );
        }
        expect(places(sliced)).toEqual(places(scanner.scan(fragment(bytes))));
      }),
    );
  });

  it('never throws on random bytes full of its keywords', () => {
    const scanner = new Scanner([detector(ACME, ACME_URL)]);
    const part = fc.oneof(
      noise,
      fc.constantFrom('acme_live_', 'acme://', ':', '@').map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(() => scanner.scan(fragment(Buffer.concat(parts)))).not.toThrow();
      }),
    );
  });

  it('takes no window edge for the end of a value', () => {
    const rule: Rule = { ...ACME, keywords: ['key='], pattern: 'key=(?<secret>[a-z0-9]+)', maxBytes: 16 };
    const long = 'k7zp2lw9'.repeat(300);
    expect(values(new Scanner([detector(rule)]).scan(fragment(`see key=${long} now`)))).toEqual([long]);
  });

  it('widens a window to the left where a match begins at its edge', () => {
    const rule: Rule = {
      ...ACME,
      keywords: ['mark'],
      pattern: '(?<secret>[a-z0-9]+)mark',
      boundary: 'none',
      maxBytes: 8,
    };
    const hits = new Scanner([detector(rule)]).scan(fragment(`- ${'abc12'.repeat(20)}mark`));
    expect(values(hits)).toEqual(['abc12'.repeat(20)]);
  });

  it('compares the letter case of a keyword where a rule asks for it', () => {
    const rule: Rule = {
      ...ACME,
      keywords: ['ac.'],
      exactKeyword: 'AC.',
      pattern: String.raw`(?i)(?<secret>ac\.[a-z0-9]{6})`,
    };
    const texts = ['ac.abc123', 'AC.abc123', 'Ac.abc123'];
    expect(texts.map((text) => new Scanner([detector(rule)]).scan(fragment(text)).length)).toEqual([0, 1, 0]);
  });

  it('looks at URLs only where a user and a password may follow', () => {
    const rule: Rule = { ...ACME, keywords: ['https://'], pattern: 'https://(?<secret>[^ ]+)', boundary: 'none' };
    const texts = ['https://docs.internal/a:b@c', 'https://user@host', '"https://"a:b@c', 'https://a:b@c'];
    expect(texts.map((text) => new Scanner([detector(rule)]).scan(fragment(text)).length)).toEqual([0, 0, 0, 1]);
  });

  it('goes on behind a rejected match that begins before its window and whose secret begins there', () => {
    const rule: Rule = {
      ...ACME,
      keywords: ['mark'],
      pattern: '(?:k:)?(?<secret>[a-z0-9]+)mark',
      boundary: 'none',
      maxBytes: 8,
      minEntropy: 2.5,
    };
    expect(values(new Scanner([detector(rule)]).scan(fragment('k:aaaaaaaamark k:abcdefghmark')))).toEqual(['abcdefgh']);
  });

  it.each([
    ['a letter before', `x${TOKEN}`, 0],
    ['a digit after', `${TOKEN}1`, 0],
    ['an underscore before', `X_${TOKEN}`, 1],
    ['an escaped newline before', `"a\\n${TOKEN}"`, 1],
    ['a percent-encoded sign before', `k%3D${TOKEN}`, 1],
  ])('decides by the bytes beside the secret: %s', (_why, text, count) => {
    expect(new Scanner([detector(ACME)]).scan(fragment(text))).toHaveLength(count);
  });

  it('finds a token that a wrong match has swallowed the start of', () => {
    const hits = new Scanner([detector(ACME)]).scan(fragment(`acme_live_${TOKEN}`.replace('live_acme', 'live_ acme')));
    expect(values(hits)).toEqual([TOKEN]);
  });

  it('reads latin1 where the bytes are no UTF-8, so that a stray byte hides nothing', () => {
    const text = Buffer.from('\xe9t\xe9 acme://app:p\xe4ss@db.internal', 'latin1');
    const [hit] = new Scanner([detector(ACME_URL)]).scan(fragment(text));
    expect(hit?.secret.reveal()).toBe('p\u00e4ss');
    expect(hit?.startColumn).toBe(16);
  });

  it('percent-decodes where the rule says so, so that the value equals the same one in clear', () => {
    expect(values(new Scanner([detector(ACME_URL)]).scan(fragment('acme://app:p%40ss%2Fw@db.internal')))).toEqual([
      'p@ss/w',
    ]);
  });

  it('drops what lacks entropy', () => {
    const rule: Rule = { ...ACME, minEntropy: 3 };
    expect(new Scanner([detector(rule)]).scan(fragment(`acme_live_${'ab'.repeat(12)}`))).toEqual([]);
    expect(new Scanner([detector(rule)]).scan(fragment(TOKEN))).toHaveLength(1);
  });

  it('reports one token once, under the more specific rule, and keeps what the other knew', () => {
    const assignment: Rule = {
      ...ACME,
      id: 'acme-assigned',
      keywords: ['acme_key'],
      pattern: String.raw`(?<key>\w*acme_key)=(?<secret>\S+)`,
      specificity: 10,
    };
    const [hit, ...others] = new Scanner([detector(assignment, ACME)]).scan(fragment(`my_acme_key=${TOKEN}`));
    expect(others).toEqual([]);
    expect(hit?.ruleId).toBe('acme-live-key');
    expect(hit?.companions).toEqual([{ name: 'key', value: 'my_acme_key' }]);
  });

  it('counts lines and columns from where the fragment begins', () => {
    const [first, second] = new Scanner([detector(ACME)]).scan(
      fragment(`${TOKEN}\n ${TOKEN}`, { startLine: 7, startColumn: 5 }),
    );
    expect([first?.startLine, first?.startColumn]).toEqual([7, 5]);
    expect([second?.startLine, second?.startColumn]).toEqual([8, 2]);
  });

  it('leaves a secret at a cut to the fragment that holds it whole', () => {
    const rule: Rule = { ...ACME, pattern: '(?<secret>acme_live_[A-Za-z0-9]+)' };
    const scanner = new Scanner([detector(rule)]);
    expect(scanner.scan(fragment(`x ${TOKEN}`, { isCutAfter: true }))).toEqual([]);
    expect(scanner.scan(fragment(`${TOKEN} x`, { isCutBefore: true }))).toEqual([]);
    expect(scanner.scan(fragment(TOKEN))).toHaveLength(1);
  });
});

describe('time', () => {
  // Quadratic work on these would take minutes, not seconds.
  it.each([
    ['a run of one key without an end', 'password='],
    ['keys that open and never close', 'password="'],
    ['URLs in URLs', 'acme://a:b@'],
    ['wrong tokens in a row', 'acme_live_'],
  ])('stays linear on a megabyte in one line: %s', { timeout: 60_000 }, (_why, text) => {
    const assignment: Rule = {
      ...ACME,
      id: 'acme-assigned',
      keywords: ['password'],
      pattern: String.raw`(?<key>[\w.-]*password[\w.-]*)(?:="(?<secret__quoted>[^"\n]*)"|=(?<secret>\S+))`,
      judge: 'password',
    };
    const scanner = new Scanner([detector(ACME, ACME_URL, assignment)]);
    expect(() => scanner.scan(fragment(Buffer.alloc(1_000_000, text)))).not.toThrow();
  });
});

describe('pairing', () => {
  const id: Rule = { ...ACME, id: 'acme-id', severity: 'low', keywords: ['acid'], pattern: '(?<secret>ACID[0-9]{4})' };
  const pair: Rule = {
    ...ACME,
    id: 'acme-secret',
    keywords: ['acme_secret'],
    pattern: 'acme_secret=(?<secret>[a-z0-9]{8})',
    pairWith: { rule: 'acme-id', withinBytes: 60, companion: 'key-id' },
  };
  const scanner = new Scanner([detector(id, pair)]);
  const pairs = (text: string): readonly string[] =>
    scanner
      .scan(fragment(text))
      .map((hit) => `${hit.ruleId} ${hit.companions.find(({ name }) => name === 'key-id')?.value ?? '-'}`);

  it('makes one hit of a secret and the id before it', () => {
    expect(pairs('ACID0001\nacme_secret=abcdefg1')).toEqual(['acme-secret ACID0001']);
  });

  it('keeps the order of a file with several pairs, even where the next id lies closer', () => {
    expect(pairs('ACID0001            \nacme_secret=abcdefg1\nACID0002            \nacme_secret=abcdefg2')).toEqual([
      'acme-secret ACID0001',
      'acme-secret ACID0002',
    ]);
    expect(pairs('acme_secret=abcdefg1          ACID0001\nacme_secret=abcdefg2          ACID0002')).toEqual([
      'acme-secret ACID0001',
      'acme-secret ACID0002',
    ]);
  });

  it('leaves alone what is too far away or has no partner', () => {
    expect(pairs(`ACID0001${' '.repeat(80)}acme_secret=abcdefg1`)).toEqual(['acme-id -', 'acme-secret -']);
  });
});
