import type { Detector } from '../detectors/detector.js';
import { type OwnedRule, rulesOf } from './compiled-rule.js';
import { keywordTable } from './keyword-table.js';
import { indexKeywords, indexOf, indexOfSome, type KeywordIndex } from './prefilter-index.js';

/** Rules as the engine looks them up. */
export interface Rulebook {
  /** In the order in which the engine numbers them. */
  readonly keywords: readonly string[];
  /** Of a keyword the numbers of its rules. */
  readonly rulesWith: (keyword: number) => readonly number[];
  /** By its number. */
  readonly rule: (number: number) => OwnedRule;
  readonly index: KeywordIndex;
  /** Of those keywords that have a far rule. */
  readonly farIndex: KeywordIndex;
  readonly detectors: () => readonly Detector[];
}

export function rulebookOf(detectors: readonly Detector[]): Rulebook {
  const all = rulesOf(detectors);
  const { texts, rules, far } = keywordTable(detectors);
  const index = indexKeywords(texts);
  return {
    keywords: texts,
    rulesWith: (keyword) => rules[keyword]!,
    rule: (number) => all[number]!,
    index,
    farIndex: indexOfSome(index, new Set(far)),
    detectors: () => detectors,
  };
}

/** Numbers in base64, since they take longest to read as numbers. */
interface Header {
  readonly keywords: readonly string[];
  /** Of all keywords the numbers of their rules, two bytes each, and where those of each end. */
  readonly rules: string;
  readonly ruleEnds: string;
  readonly index: string;
  readonly table: string;
  readonly farIndex: string;
  /** The number of each detector's first rule. */
  readonly firsts: readonly number[];
  /** Where each detector ends, from the end of this line. */
  readonly ends: readonly number[];
}

const NEWLINE = 0x0a;

/** A rulebook as ASCII text: what is looked up on the first line, then detectors as JSON, one behind the other. */
export function writeRulebook(detectors: readonly Detector[]): string {
  const { keywords, rulesWith, index, farIndex } = rulebookOf(detectors);
  let [rule, byte, end] = [0, 0, 0];
  const rules = keywords.map((_, keyword) => rulesWith(keyword));
  const texts = detectors.map((detector) => asciiJson(detector));
  const header: Header = {
    keywords,
    rules: base64(Uint16Array.from(rules.flat())),
    ruleEnds: base64(Uint16Array.from(rules, ({ length }) => (end += length))),
    index: base64(index.entries),
    table: base64(index.table),
    farIndex: base64(farIndex.entries),
    firsts: detectors.map((detector) => (rule += detector.rules.length) - detector.rules.length),
    ends: texts.map(({ length }) => (byte += length)),
  };
  return `${asciiJson(header)}\n${texts.join('')}`;
}

function asciiJson(value: unknown): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[^\0-\x7f]/g, escaped);
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Int32Array): string {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64');
}

/** Reads what `writeRulebook` wrote. A detector is parsed when one of its rules is asked for: a push meets a few of all. */
export function readRulebook(text: Buffer): Rulebook {
  const start = text.indexOf(NEWLINE) + 1;
  const header = JSON.parse(text.toString('latin1', 0, start)) as Header;
  const { keywords, firsts, ends } = header;
  const parsed: (Detector | undefined)[] = [];
  const parse = (at: number): Detector =>
    JSON.parse(text.toString('latin1', start + (ends[at - 1] ?? 0), start + ends[at]!)) as Detector;
  const detectorAt = (at: number): Detector => (parsed[at] ??= parse(at));
  const rules = new Uint16Array(bytesOf(header.rules));
  const ruleEnds = new Uint16Array(bytesOf(header.ruleEnds));
  return {
    keywords,
    rulesWith: (keyword) => [...rules.subarray(ruleEnds[keyword - 1] ?? 0, ruleEnds[keyword])],
    rule: (number) => {
      const at = firsts.findLastIndex((first) => first <= number);
      const { provider, rules: own } = detectorAt(at);
      return { provider, rule: own[number - firsts[at]!]! };
    },
    index: { entries: new Int32Array(bytesOf(header.index)), table: new Uint8Array(bytesOf(header.table)) },
    farIndex: indexOf(new Int32Array(bytesOf(header.farIndex))),
    detectors: () => ends.map((_, at) => detectorAt(at)),
  };
}

/** In a buffer of its own, so that it may be read as larger numbers. */
function bytesOf(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
