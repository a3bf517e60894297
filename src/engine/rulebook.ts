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
}

/** A rulebook as ASCII text: what is looked up on one line, then each detector on one of its own. */
export function writeRulebook(detectors: readonly Detector[]): string {
  const { table, index } = rulebookOf(detectors);
  let next = 0;
  const firsts = detectors.map(({ rules }) => (next += rules.length) - rules.length);
  const header: Header = {
    ...table,
    index: Buffer.from(index.buffer).toString('base64'),
    firsts,
  };
  const lines = [header, ...detectors].map((one) => JSON.stringify(one)).join('\n');
  return lines.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reads what `writeRulebook` wrote. A detector is parsed when one of its rules is asked for: a push meets a few of all. */
export function readRulebook(text: string): Rulebook {
  const [first = '', ...lines] = text.split('\n');
  const { firsts, index, ...table } = JSON.parse(first) as Header;
  const parsed: (Detector | undefined)[] = [];
  const detectorAt = (at: number): Detector => (parsed[at] ??= JSON.parse(lines[at]!) as Detector);
  return {
    table,
    index: new Int32Array(new Uint8Array(Buffer.from(index, 'base64')).buffer),
    rule: (number) => {
      const at = firsts.findLastIndex((first) => first <= number);
      const { provider, rules } = detectorAt(at);
      return { provider, rule: rules[number - firsts[at]!]! };
    },
    detectors: () => lines.map((_, at) => detectorAt(at)),
  };
}
