import type { Span } from '../core/span.js';
import type { Detector } from '../detectors/detector.js';
import { likelihoodOf } from './common-words.js';
import { compileRules, type CompiledRule } from './compiled-rule.js';
import { CONTEXT } from './evaluate.js';
import type { FarKeyword, Inheritance } from './lineage.js';
import { Prefilter } from './prefilter.js';
import { Windows } from './windows.js';

/** Rules of a longer reach are far: what stands that far from a keyword may change while its surroundings do not. */
const NEAR_REACH = 256;

interface Keyword {
  readonly length: number;
  /** What has to stand around a keyword that most files hold, so that a pattern is worth running. */
  readonly isLikely: ((bytes: Uint8Array, end: number) => boolean) | undefined;
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

  constructor(detectors: readonly Detector[]) {
    const rulesByKeyword = groupByKeyword(detectors);
    this.#prefilter = new Prefilter([...rulesByKeyword.keys()]);
    this.#keywords = [...rulesByKeyword].map(([text, rules]) => ({
      length: text.length,
      isLikely: likelihoodOf(text),
      rules,
      reach: Math.max(...rules.map((rule) => rule.reach)),
    }));
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
    this.#prefilter.find(bytes, within, (index, start) => {
      const keyword = this.#keywords[index]!;
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
      windows.add(Math.max(0, start - rule.reach), Math.min(this.#length, end + rule.reach));
    }
  }
}

/** The spans with so much more on both sides, joined where they meet. */
function widened(spans: readonly Span[], by: number, length: number): readonly Span[] {
  const windows = new Windows();
  for (const { start, end } of spans) windows.add(Math.max(0, start - by), Math.min(length, end + by));
  return windows.spans();
}

function groupByKeyword(detectors: readonly Detector[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const rules = new Map<string, CompiledRule[]>();
  for (const compiled of compileRules(detectors)) {
    for (const keyword of compiled.rule.keywords) {
      const known = rules.get(keyword);
      if (known === undefined) rules.set(keyword, [compiled]);
      else known.push(compiled);
    }
  }
  return rules;
}
