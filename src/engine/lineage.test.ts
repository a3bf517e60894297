/** Scanning only what changed must find what scanning everything finds, wherever the change falls. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../core/fragment.js';
import { changedIn } from '../core/shared-ends.js';
import { decoders } from '../decoders/index.js';
import type { Detector, Rule } from '../detectors/detector.js';
import type { Hit } from './hit.js';
import { Scanner } from './scanner.js';

const rules: readonly Rule[] = [
  { id: 'acme-key', keywords: ['acme_'], pattern: String.raw`(?<secret>acme_[A-Za-z0-9]{12})` },
  { id: 'acme-long', keywords: ['acmelong'], pattern: String.raw`acmelong_(?<secret>[a-z]+)` },
  { id: 'acme-id', keywords: ['acid'], pattern: String.raw`(?<secret>ACID[0-9]{6})` },
  {
    id: 'acme-assigned',
    keywords: ['acmepass'],
    pattern: String.raw`(?i)(?<key>[a-z_]*acmepass)\s*=\s*"(?<secret__quoted>[^"]+)"`,
    siblings: { host: ['host'] },
  },
  {
    id: 'acme-block',
    keywords: ['begin acme'],
    pattern: String.raw`BEGIN ACME\n(?<secret>[a-z\n]+)END ACME`,
    maxBytes: 4096,
  },
].map((rule) => ({ kind: 'key', severity: 'high', boundary: 'none', ...rule }) as Rule);
const paired = rules.map((rule) =>
  rule.id === 'acme-key' ? { ...rule, pairWith: { rule: 'acme-id', withinBytes: 400, companion: 'id' } } : rule,
);
const detectors: readonly Detector[] = [{ provider: 'acme', docs: 'https://docs.acme.example', rules: paired }];

function fragment(text: string, lineage?: Fragment['lineage']): Fragment {
  const origin = { source: 'git-blob', object: text.slice(0, 8) } as const;
  const whole = { bytes: Buffer.from(text, 'latin1'), origin, startLine: 1, startColumn: 1, encodings: [] };
  return lineage === undefined ? whole : { ...whole, lineage };
}

function summary(hits: readonly Hit[]): readonly string[] {
  return hits
    .map((hit) =>
      JSON.stringify([hit.ruleId, hit.secret.reveal(), hit.startLine, hit.startColumn, hit.confidence, hit.companions]),
    )
    .toSorted();
}

/** A version of a text, made by copying stretches of the one before and putting something between. */
interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

function edited(text: string, edits: readonly Edit[]): { readonly text: string; readonly copies: readonly number[] } {
  const copies: number[] = [];
  let result = '';
  let from = 0;
  for (const { at, removed, inserted } of edits.toSorted((a, b) => a.at - b.at)) {
    const end = Math.max(from, Math.floor(at * text.length));
    if (end > from) copies.push(result.length, from, end - from);
    result += text.slice(from, end) + inserted;
    from = Math.min(text.length, end + removed);
  }
  if (from < text.length) copies.push(result.length, from, text.length - from);
  return { text: result + text.slice(from), copies };
}

const secretParts = [
  'acme',
  '_',
  'q7Zp2Lw9',
  'Xk4R',
  'ACID',
  '123456',
  '"',
  'ACMEPASS',
  ' = ',
  'BEGIN ACME\n',
  'END ACME',
];
const piece = fc.oneof(
  fc.constantFrom(
    ...secretParts,
    ['acme_', 'q7Zp2Lw9Xk4R'].join(''),
    'acmepass = "hunter"',
    'host = "db"\n',
    'ACID654321',
  ),
  fc.constantFrom('\n', ' ', 'abc', 'x'.repeat(100), 'line of text\n'.repeat(20), 'lower\n'.repeat(60), '\n\n'),
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.constantFrom(0, 0, 1, 5, 40, 300),
  inserted: fc.array(piece, { maxLength: 3 }).map((parts) => parts.join('')),
});

const encodedKey = Buffer.from(`a text that holds ${['acme_', 'q7Zp2Lw9Xk4R'].join('')} and more`).toString('base64');
const encodedPiece = fc.oneof(
  piece,
  fc.constantFrom(
    encodedKey,
    encodedKey.slice(0, 30),
    encodedKey.slice(30),
    '%61cme_q7Zp2Lw9',
    'acme_" + "q7Zp2Lw9Xk4R',
    '\\x61cme_q7Zp',
  ),
);

describe('a family of versions', () => {
  it('gives in each version what a scan of the whole gives, encodings undone', () => {
    const edits = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.constantFrom(0, 1, 40, 300),
      inserted: fc.array(encodedPiece, { maxLength: 3 }).map((parts) => parts.join('')),
    });
    fc.assert(
      fc.property(
        fc.array(encodedPiece, { maxLength: 60 }),
        fc.array(edits, { minLength: 1, maxLength: 3 }),
        (pieces, list) => {
          const scanner = new Scanner(detectors, { decoders });
          const text = pieces.join('');
          scanner.scan(fragment(text, { self: 1, depth: 0 }));
          const next = edited(text, list);
          const asDelta = summary(
            scanner.scan(fragment(next.text, { self: 2, depth: 1, base: 1, copies: next.copies })),
          );
          expect(asDelta).toEqual(summary(new Scanner(detectors, { decoders }).scan(fragment(next.text))));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives in each version what a scan of the whole gives', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (pieces, versions) => {
          const scanner = new Scanner(detectors);
          let text = pieces.join('');
          scanner.scan(fragment(text, { self: 1, depth: 0 }));
          for (const [index, edits] of versions.entries()) {
            const next = edited(text, edits);
            text = next.text;
            const lineage = { self: index + 2, depth: index + 1, base: index + 1, copies: next.copies };
            const asDelta = summary(scanner.scan(fragment(text, lineage)));
            expect(asDelta).toEqual(summary(new Scanner(detectors).scan(fragment(text))));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is scanned whole where the base is not the one that was scanned before', () => {
    const scanner = new Scanner(detectors);
    const leak = `${'-'.repeat(2000)}${['acme_', 'q7Zp2Lw9Xk4R'].join('')}${'-'.repeat(2000)}`;
    scanner.scan(fragment(leak, { self: 1, depth: 0 }));
    scanner.scan(fragment('-'.repeat(leak.length), { self: 2, depth: 0 }));
    const copies = [0, 0, leak.length];
    const hits = scanner.scan(fragment(leak, { self: 3, depth: 1, base: 1, copies }));
    expect(hits.map(({ ruleId }) => ruleId)).toEqual(['acme-key']);
  });

  it('does not look again at what was copied with its surroundings', () => {
    const scanner = new Scanner(detectors);
    const leak = `${'-'.repeat(2000)}${['acme_', 'q7Zp2Lw9Xk4R'].join('')}${'-'.repeat(2000)}`;
    scanner.scan(fragment('-'.repeat(leak.length), { self: 1, depth: 0 }));
    // A lie: nothing of it can be found without looking.
    const copies = [0, 0, leak.length];
    expect(scanner.scan(fragment(leak, { self: 2, depth: 1, base: 1, copies }))).toEqual([]);
  });
});

describe('a version of which only the change is asked for', () => {
  /** As a hook asks: what was found and did not stand there before. */
  function newIn(before: string, after: string, changed: Fragment['changed']): readonly string[] {
    const scanner = new Scanner(detectors, { decoders });
    const known = new Set(scanner.scan(fragment(before)).map(({ secret }) => secret.reveal()));
    const whole = fragment(after);
    const hits = scanner.scan(changed === undefined ? whole : { ...whole, changed });
    // What was there and another rule took is not new, though nobody was told of it.
    const isNew = (value: string): boolean => !known.has(value) && !before.includes(value);
    return summary(hits.filter(({ secret }) => isNew(secret.reveal())));
  }

  it('gives of what is new what a scan of the whole gives, encodings undone', () => {
    fc.assert(
      fc.property(
        fc.array(encodedPiece, { maxLength: 60 }),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (pieces, edits) => {
          const before = pieces.join('');
          const after = edited(before, edits).text;
          const changed = changedIn(Buffer.from(before, 'latin1'), Buffer.from(after, 'latin1'));
          expect(newIn(before, after, changed)).toEqual(newIn(before, after, undefined));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is found where the change is far from the keyword', () => {
    const block = (middle: string): string =>
      `BEGIN ACME\n${'lower\n'.repeat(200)}${middle}\n${'upper\n'.repeat(200)}END ACME`;
    const [before, after] = [block('old'), block('new')];
    const changed = changedIn(Buffer.from(before), Buffer.from(after));
    expect(newIn(before, after, changed)).toHaveLength(1);
  });

  it('is found where it is longer than a rule usually looks', () => {
    const line = (end: string): string => `${'-'.repeat(2000)}\n - acmelong_${'secret'.repeat(200)}${end}\n`;
    const [before, after] = [line('old'), line('new')];
    const changed = changedIn(Buffer.from(before), Buffer.from(after));
    expect(newIn(before, after, undefined)).toHaveLength(1);
    expect(newIn(before, after, changed)).toHaveLength(1);
  });

  it('is not looked at elsewhere', () => {
    const leak = `${'-'.repeat(2000)}${['acme_', 'q7Zp2Lw9Xk4R'].join('')}${'-'.repeat(2000)}`;
    expect(newIn('', leak, { start: 10, end: 10 })).toEqual([]);
  });
});
