import type { Span } from '../core/span.js';
import { likelihoodOf } from './common-words.js';
import { compileRule, type CompiledRule, NEAR_REACH } from './compiled-rule.js';
import { CONTEXT } from './evaluate.js';
import type { Grams } from './grams.js';
import { isOwnWord } from './keyword-table.js';
import type { FarKeyword, Inheritance } from './lineage.js';
import { Prefilter } from './prefilter.js';
import type { Rulebook } from './rulebook.js';
import { Windows } from './windows.js';

interface Keyword {
  readonly length: number;
  /** What has to stand around a keyword that most files hold, so that a pattern is worth running. */
  readonly isLikely: ((bytes: Uint8Array, end: number) => boolean) | undefined;
  /** Whether it only counts where it begins a word. */
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
  readonly #rules: Rulebook;
  readonly #prefilter: Prefilter;
  #far: Prefilter | undefined;
  /** Made when first met: a text holds few of all keywords. */
  readonly #keywords: (Keyword | undefined)[] = [];
  readonly #compiled: (CompiledRule | undefined)[] = [];
  #grams: Grams | undefined;

  constructor(rules: Rulebook) {
    this.#rules = rules;
    this.#prefilter = new Prefilter(rules.keywords, { index: rules.index });
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

  /** As `windowsOfChanged`, where nothing is known of what was before: far keywords are looked for, and no others. */
  windowsAround(bytes: Buffer, changed: Span): RuleWindows & { readonly near: readonly Span[] } {
    this.#far ??= new Prefilter(this.#rules.keywords, { index: this.#rules.farIndex });
    const farKeywords: FarKeyword[] = [];
    this.#hits(
      bytes,
      { start: 0, end: bytes.length },
      (_keyword, index, start) => farKeywords.push({ index, start }),
      this.#far,
    );
    return this.windowsOfChanged(bytes, { changed: [fromLineStart(bytes, changed)], farKeywords });
  }

  /** Around the keywords close to what changed, and around those far from it that have a rule which reaches there. */
  windowsOfChanged(
    bytes: Buffer,
    { changed, farKeywords }: Pick<Inheritance, 'changed' | 'farKeywords'>,
  ): RuleWindows & { readonly near: readonly Span[] } {
    const near = widened(changed, NEAR_REACH + CONTEXT, bytes.length);
    const hits: FarKeyword[] = [];
    const far: FarKeyword[] = [];
    for (const span of near) this.#hits(bytes, span, (_keyword, index, start) => hits.push({ index, start }));
    for (const one of farKeywords) {
      const { length, reach } = this.#keyword(one.index);
      const end = one.start + length;
      if (near.some((span) => span.start <= one.start && end <= span.end)) continue;
      if (changed.some((span) => span.start <= end + reach + CONTEXT && one.start - reach - CONTEXT <= span.end)) {
        hits.push(one);
      } else far.push(one);
    }
    const collected = new Collected(bytes.length);
    for (const { index, start } of hits.sort((a, b) => a.start - b.start)) {
      collected.add(this.#keyword(index), index, start, bytes);
    }
    return { windows: collected.windows, farKeywords: [...collected.farKeywords, ...far], near };
  }

  #hits(
    bytes: Buffer,
    within: Span,
    onHit: (keyword: Keyword, index: number, start: number) => void,
    prefilter = this.#prefilter,
  ): void {
    this.#grams?.mark(bytes, within);
    prefilter.find(bytes, within, (index, start) => {
      const keyword = this.#keyword(index);
      if (keyword.isOwnWord && isInsideWord(bytes, start)) return;
      if (keyword.isLikely?.(bytes, start + keyword.length) !== false) onHit(keyword, index, start);
    });
  }

  #keyword(index: number): Keyword {
    return (this.#keywords[index] ??= this.#madeKeyword(index));
  }

  #madeKeyword(index: number): Keyword {
    const text = this.#rules.keywords[index]!;
    const rules = this.#rules
      .rulesWith(index)
      .map((number) => (this.#compiled[number] ??= compileRule(this.#rules.rule(number))));
    return {
      length: text.length,
      isLikely: likelihoodOf(text),
      isOwnWord: isOwnWord(
        text,
        rules.map(({ rule }) => rule),
      ),
      rules,
      reach: Math.max(...rules.map(({ reach }) => reach)),
    };
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

/** With what stands before it on its line: what is longer than rules usually look stands on one line. */
function fromLineStart(bytes: Buffer, { start, end }: Span): Span {
  const first = Math.max(0, start - MAX_LINE);
  const line = bytes.subarray(first, start).lastIndexOf(NEWLINE) + 1;
  return { start: first + line, end };
}

const MAX_LINE = 64 * 1024;
const NEWLINE = 0x0a;

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
