import type { Detector } from '../detectors/detector.js';
import { type OwnedRule, rulesOf } from './compiled-rule.js';
import { type KeywordTable, keywordTable } from './keyword-table.js';
import { indexKeywords } from './prefilter-index.js';

/** Rules as the engine looks them up. */
export interface Rulebook {
  readonly table: KeywordTable;
  /** What `indexKeywords` gives for the keywords of the table. */
  readonly index: Int32Array;
  /** By its number. */
  readonly rule: (number: number) => OwnedRule;
  readonly detectors: () => readonly Detector[];
}

export function rulebookOf(detectors: readonly Detector[]): Rulebook {
  const rules = rulesOf(detectors);
  const table = keywordTable(detectors);
  return { table, index: indexKeywords(table.texts), rule: (number) => rules[number]!, detectors: () => detectors };
}

interface Header extends KeywordTable {
  /** In base64. */
  readonly index: string;
  /** The number of each detector's first rule. */
  readonly firsts: readonly number[];
  /** Where each detector ends, from the end of this line. */
  readonly ends: readonly number[];
}

const NEWLINE = 0x0a;

/** A rulebook as ASCII text: what is looked up on the first line, then detectors as JSON, one behind the other. */
export function writeRulebook(detectors: readonly Detector[]): string {
  const { table, index } = rulebookOf(detectors);
  let [rule, byte] = [0, 0];
  const texts = detectors.map((detector) => asciiJson(detector));
  const header: Header = {
    ...table,
    index: Buffer.from(index.buffer).toString('base64'),
    firsts: detectors.map(({ rules }) => (rule += rules.length) - rules.length),
    ends: texts.map(({ length }) => (byte += length)),
  };
  return `${asciiJson(header)}\n${texts.join('')}`;
}

function asciiJson(value: unknown): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[^\0-\x7f]/g, escaped);
}

/** Reads what `writeRulebook` wrote. A detector is parsed when one of its rules is asked for: a push meets a few of all. */
export function readRulebook(text: Buffer): Rulebook {
  const start = text.indexOf(NEWLINE) + 1;
  const { firsts, ends, index, ...table } = JSON.parse(text.toString('latin1', 0, start)) as Header;
  const parsed: (Detector | undefined)[] = [];
  const parse = (at: number): Detector =>
    JSON.parse(text.toString('latin1', start + (ends[at - 1] ?? 0), start + ends[at]!)) as Detector;
  const detectorAt = (at: number): Detector => (parsed[at] ??= parse(at));
  return {
    table,
    index: new Int32Array(new Uint8Array(Buffer.from(index, 'base64')).buffer),
    rule: (number) => {
      const at = firsts.findLastIndex((first) => first <= number);
      const { provider, rules } = detectorAt(at);
      return { provider, rule: rules[number - firsts[at]!]! };
    },
    detectors: () => ends.map((_, at) => detectorAt(at)),
  };
}
