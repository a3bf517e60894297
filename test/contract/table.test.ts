import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detectors/index.js';
import { nearMissesOf, samplesOf } from './table-generator.js';
import { readRows, type Row } from './table-rows.js';
import { coverage, finderOf, takenBy } from './table-score.js';

/** Of the spellings of one row, by a rule of the provider itself. */
const LEAST_OF_ROW = 0.5;
const TIME_LIMIT_MS = 120_000;

/** Rows of an old name for a format that others give more lengths. */
const SAME_RULE_AS_ANOTHER: ReadonlySet<string> = new Set(['vagrant-cloud-token']);

const rows = readRows();
const likely = rows.filter((row) => row.confidence !== 'low' && coverage.has(row.id));
const ruleIds = new Set(detectors.flatMap((detector) => detector.rules.map(({ id }) => id)));

describe('the table of token formats', () => {
  it('has for each row a rule that exists, or a line that says why there is none', async () => {
    const page = await readFile(new URL('../../docs/not-covered.md', import.meta.url), 'utf8');
    const excused = new Set([...page.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, id]) => id));
    const open = rows.filter((row) => !coverage.has(row.id) && !excused.has(row.id));
    expect(open.map(({ id }) => id)).toEqual([]);
    expect([...coverage.values()].flat().filter((rule) => !ruleIds.has(rule))).toEqual([]);
    expect([...coverage.keys(), ...excused].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    report(`rows of the table with a rule: ${share(coverage.size, rows.length)}`);
  });

  it('has samples for every row that a rule stands for', () => {
    expect(likely.filter((row) => samplesOf(row) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it.each(['high', 'medium'] as const)(
    'is found in what it describes, for formats of %s confidence, in ten spellings',
    (confidence) => {
      const scores = likely.filter((row) => row.confidence === confidence).map(scoreOf);
      const all = sumOf(scores.map(({ finders }) => finders.length));
      const own = sumOf(scores.map(({ finders }) => finders.filter((one) => one === 'provider').length));
      const found = sumOf(scores.map(({ finders }) => finders.filter((one) => one !== 'nobody').length));
      report(`spellings of ${String(scores.length)} rows of ${confidence} confidence: ${share(found, all)} found`);
      report(`by a rule of the provider itself: ${share(own, all)}`);
      const poor = scores.filter(
        ({ finders }) => finders.filter((one) => one === 'provider').length / finders.length < LEAST_OF_ROW,
      );
      expect(poor.map(({ row, finders }) => `${row.id}: ${finders.join(' ')}`)).toEqual([]);
      const missed = scores.flatMap(({ missed: spellings, row }) => spellings.map((one) => `${row.id}: ${one}`));
      expect(missed).toEqual([]);
    },
    TIME_LIMIT_MS,
  );

  it(
    'takes no near miss for a token where a prefix or a check tells',
    () => {
      const misses = likely.filter(({ id }) => !SAME_RULE_AS_ANOTHER.has(id)).flatMap(nearMissesOf);
      const taken = misses.map((miss) => ({ miss, by: takenBy(miss) })).filter(({ by }) => by.length > 0);
      report(`near misses left alone: ${share(misses.length - taken.length, misses.length)}`);
      expect(taken.map(({ miss, by }) => `${miss.row.id}: ${miss.why}: ${by.join(' ')}`)).toEqual([]);
    },
    TIME_LIMIT_MS,
  );
});

interface Score {
  readonly row: Row;
  readonly finders: readonly string[];
  /** Spellings in which nobody finds it. */
  readonly missed: readonly string[];
}

function scoreOf(row: Row): Score {
  const samples = samplesOf(row) ?? [];
  const finders = samples.map(finderOf);
  return { row, finders, missed: samples.flatMap(({ spelling }, at) => (finders[at] === 'nobody' ? [spelling] : [])) };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function share(part: number, whole: number): string {
  return `${String(part)} of ${String(whole)} (${((100 * part) / whole).toFixed(1)} %)`;
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
