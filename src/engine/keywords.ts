import type { Span } from '../core/span.js';
import type { Detector, Rule } from '../detectors/detector.js';
import { likelihoodOf } from './common-words.js';
import { compileRules, type CompiledRule } from './compiled-rule.js';
import { CONTEXT } from './evaluate.js';
import type { Grams } from './grams.js';
import type { FarKeyword, Inheritance } from './lineage.js';
import { Prefilter } from './prefilter.js';
import { Windows } from './windows.js';

/** Rules of a longer reach are far: what stands that far from a keyword may change while its surroundings do not. */
const NEAR_REACH = 256;

interface Keyword {
  readonly length: number;
  /** What has to stand around a keyword that most files hold, so that a pattern is worth running. */
  readonly isLikely: ((bytes: Uint8Array, end: number) => boolean) | undefined;
  /** Whether its rules only want it as a word: `ably` in `ABLY_KEY`, not in `probably`. */
  readonly isOwnWord: boolean;
  readonly rules: readonly CompiledRule[];
  /** Of all its rules the longest. */
  readonly reach: number;
}

export interface RuleWindows {
  readonly windows: ReadonlyMap<CompiledRule, Windows>;
  readonly farKeywords: readonly FarKeyword[];
}

/** All keywords of all rules: says for each rule around which places its pattern has to look. */
export class Keywords {
  readonly #keywords: readonly Keyword[];
  readonly #prefilter: Prefilter;
  #grams: Grams | undefined;

  /** @param index what `indexKeywords` gives for `keywordsOf` these detectors, where it was made beforehand */
  constructor(detectors: readonly Detector[], index?: Int32Array) {
    const rulesByKeyword = groupByKeyword(detectors);
    this.#prefilter = new Prefilter([...rulesByKeyword.keys()], { index });
    this.#keywords = [...rulesByKeyword].map(([text, rules]) => ({
      length: text.length,
      isLikely: likelihoodOf(text),
      isOwnWord: isOwnWord(text, rules),
      rules,
      reach: Math.max(...rules.map((rule) => rule.reach)),
    }));
  }

  /** From now on marks what is looked at, or no longer. */
  markInto(grams: Grams | undefined): void {
    this.#grams = grams;
  }

  /** Around every keyword in the bytes. */
  windowsOf(bytes: Buffer): RuleWindows {
    const collected = new Collected(bytes.length);
    this.#hits(bytes, { start: 0, end: bytes.length }, (keyword, index, start) => {
      collected.add(keyword, index, start, bytes);
    });
    return collected;
  }

  /** Around the keywords close to what changed, and around those far from it that have a rule which reaches there. */
  windowsOfChanged(
    bytes: Buffer,
    { changed, farKeywords }: Inheritance,
  ): RuleWindows & { readonly near: readonly Span[] } {
    const near = widened(changed, NEAR_REACH + CONTEXT, bytes.length);
    const hits: FarKeyword[] = [];
    const far: FarKeyword[] = [];
    for (const span of near) this.#hits(bytes, span, (_keyword, index, start) => hits.push({ index, start }));
    for (const one of farKeywords) {
      const { length, reach } = this.#keywords[one.index]!;
      const end = one.start + length;
      if (near.some((span) => span.start <= one.start && end <= span.end)) continue;
      if (changed.some((span) => span.start <= end + reach + CONTEXT && one.start - reach - CONTEXT <= span.end)) {
        hits.push(one);
      } else far.push(one);
    }
    const collected = new Collected(bytes.length);
    for (const { index, start } of hits.sort((a, b) => a.start - b.start)) {
      collected.add(this.#keywords[index]!, index, start, bytes);
    }
    return { windows: collected.windows, farKeywords: [...collected.farKeywords, ...far], near };
  }

  #hits(bytes: Buffer, within: Span, onHit: (keyword: Keyword, index: number, start: number) => void): void {
    this.#grams?.mark(bytes, within);
    this.#prefilter.find(bytes, within, (index, start) => {
      const keyword = this.#keywords[index]!;
      if (keyword.isOwnWord && isInsideWord(bytes, start)) return;
      if (keyword.isLikely?.(bytes, start + keyword.length) !== false) onHit(keyword, index, start);
    });
  }
}

class Collected implements RuleWindows {
  readonly windows = new Map<CompiledRule, Windows>();
  readonly farKeywords: FarKeyword[] = [];
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  add(keyword: Keyword, index: number, start: number, bytes: Buffer): void {
    const end = start + keyword.length;
    if (keyword.reach > NEAR_REACH) this.farKeywords.push({ index, start });
    for (const rule of keyword.rules) {
      if (rule.exactKeyword !== undefined && rule.exactKeyword.compare(bytes, start, end) !== 0) continue;
      let windows = this.windows.get(rule);
      if (windows === undefined) this.windows.set(rule, (windows = new Windows()));
      const last = Math.min(this.#length, end + rule.reach);
      if (rule.isAtName) windows.addApart(nameStart(bytes, start), last);
      else windows.add(Math.max(0, start - rule.reach), last);
    }
  }
}

/** A longer name is none. */
const MAX_NAME = 128;

/** Where the name that holds the byte at `at` begins. */
function nameStart(bytes: Uint8Array, at: number): number {
  const first = Math.max(0, at - MAX_NAME);
  let start = at;
  while (start > first && IN_NAME[bytes[start - 1]!] === 1) start -= 1;
  return start;
}

const IN_NAME = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-')) IN_NAME[byte] = 1;

/** Whether a lower-case letter follows another. */
function isInsideWord(bytes: Uint8Array, at: number): boolean {
  return at > 0 && isLower(bytes[at]!) && isLower(bytes[at - 1]!);
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** The spans with so much more on both sides, joined where they meet. */
function widened(spans: readonly Span[], by: number, length: number): readonly Span[] {
  const windows = new Windows();
  for (const { start, end } of spans) windows.add(Math.max(0, start - by), Math.min(length, end + by));
  return windows.spans();
}

/**
 * All keywords in the order in which the engine numbers them.
 *
 * @public the build makes the index from it
 */
export function keywordsOf(detectors: readonly Detector[]): readonly string[] {
  return [...groupByKeyword(detectors).keys()];
}

function isOwnWord(keyword: string, rules: readonly CompiledRule[]): boolean {
  return /^[a-z]/.test(keyword) && rules.every(({ rule }) => rule.judge === 'keyed');
}

/** For each rule the rules that decide with it which places its keywords are looked for at. */
export function keywordSharers(detectors: readonly Detector[]): ReadonlyMap<Rule, ReadonlySet<Rule>> {
  const sharers = new Map<Rule, Set<Rule>>();
  for (const [keyword, rules] of groupByKeyword(detectors)) {
    const wanted = rules.filter(({ rule }) => rule.judge === 'keyed');
    if (wanted.length === 0 || isOwnWord(keyword, rules)) continue;
    for (const { rule } of wanted) {
      const known = sharers.get(rule) ?? new Set();
      for (const other of rules) if (other.rule.judge !== 'keyed') known.add(other.rule);
      sharers.set(rule, known);
    }
  }
  return sharers;
}

function groupByKeyword(detectors: readonly Detector[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const rules = new Map<string, CompiledRule[]>();
  for (const compiled of compileRules(detectors)) {
    for (const keyword of compiled.keywords) {
      const known = rules.get(keyword);
      if (known === undefined) rules.set(keyword, [compiled]);
      else known.push(compiled);
    }
  }
  return rules;
}
