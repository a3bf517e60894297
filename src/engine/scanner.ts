import type { Fragment } from '../core/fragment.js';
import { SecretValue } from '../core/secret-value.js';
import type { Detector } from '../detectors/detector.js';
import { specificityOf, type Candidate } from './candidate.js';
import { likelihoodOf } from './common-words.js';
import { compileRules, type CompiledRule } from './compiled-rule.js';
import { evaluate } from './evaluate.js';
import type { Hit } from './hit.js';
import { matchWindows } from './match-rule.js';
import { resolveOverlaps } from './overlap.js';
import { pairCandidates } from './pairing.js';
import { Positions } from './position.js';
import { Prefilter } from './prefilter.js';
import { withSiblings } from './siblings.js';
import { Windows } from './windows.js';

export interface ScannerOptions {
  /** Now, for values that carry their own expiry. */
  readonly nowMs?: () => number;
}

interface Keyword {
  readonly length: number;
  /** What has to follow a keyword that most files hold, so that a pattern is worth running. */
  readonly isLikely: ((bytes: Uint8Array, end: number) => boolean) | undefined;
  readonly rules: readonly CompiledRule[];
}

/**
 * A fragment in, hits out: keywords give positions, positions give windows, and only there a rule's pattern runs. Holds
 * nothing between two fragments; what belongs together across fragments is the work of `FindingSet`.
 */
export class Scanner {
  readonly #keywords: readonly Keyword[];
  readonly #prefilter: Prefilter;
  readonly #nowMs: () => number;

  constructor(detectors: readonly Detector[], options: ScannerOptions = {}) {
    const rulesByKeyword = groupByKeyword(detectors);
    this.#prefilter = new Prefilter([...rulesByKeyword.keys()]);
    this.#keywords = [...rulesByKeyword].map(([text, rules]) => ({
      length: text.length,
      isLikely: likelihoodOf(text),
      rules,
    }));
    this.#nowMs = options.nowMs ?? Date.now;
  }

  scan(fragment: Fragment): Hit[] {
    const windows = this.#windowsOf(fragment.bytes);
    if (windows.size === 0) return [];
    const around = { bytes: fragment.bytes, path: fragment.origin.path, nowMs: this.#nowMs() };
    const candidates: Candidate[] = [];
    for (const [compiled, spans] of windows) {
      matchWindows(compiled.pattern, fragment.bytes, spans.spans(), compiled.reach, (match, secret) => {
        const candidate = evaluate(compiled, match, secret, around);
        if (candidate !== undefined) candidates.push(candidate);
        return candidate !== undefined;
      });
    }
    const whole = candidates.filter((candidate) => !isCut(candidate, fragment));
    return toHits(pairCandidates(resolveOverlaps(whole)), fragment);
  }

  #windowsOf(bytes: Buffer): ReadonlyMap<CompiledRule, Windows> {
    const windows = new Map<CompiledRule, Windows>();
    this.#prefilter.find(bytes, (index, start) => {
      const keyword = this.#keywords[index];
      if (keyword === undefined) return;
      const end = start + keyword.length;
      if (keyword.isLikely?.(bytes, end) === false) return;
      for (const rule of keyword.rules) {
        if (rule.exactKeyword !== undefined && rule.exactKeyword.compare(bytes, start, end) !== 0) continue;
        let spans = windows.get(rule);
        if (spans === undefined) windows.set(rule, (spans = new Windows()));
        spans.add(Math.max(0, start - rule.reach), Math.min(bytes.length, end + rule.reach));
      }
    });
    return windows;
  }
}

function groupByKeyword(detectors: readonly Detector[]): ReadonlyMap<string, readonly CompiledRule[]> {
  const rules = new Map<string, CompiledRule[]>();
  for (const compiled of compileRules(detectors)) {
    for (const keyword of compiled.rule.keywords) rules.set(keyword, [...(rules.get(keyword) ?? []), compiled]);
  }
  return rules;
}

/** At a cut the fragment that overlaps this one holds the secret whole; what is seen here may be a part of it. */
function isCut({ secret }: Candidate, fragment: Fragment): boolean {
  return (
    (fragment.isCutBefore === true && secret.start === 0) ||
    (fragment.isCutAfter === true && secret.end === fragment.bytes.length)
  );
}

function toHits(candidates: readonly Candidate[], fragment: Fragment): Hit[] {
  const positions = new Positions(fragment);
  return candidates.map((bare) => {
    const candidate = withSiblings(bare, fragment.bytes);
    const start = positions.at(candidate.secret.start);
    const end = positions.at(candidate.secret.end);
    return {
      ruleId: candidate.rule.id,
      provider: candidate.provider,
      kind: candidate.rule.kind,
      severity: candidate.severity,
      confidence: candidate.confidence,
      specificity: specificityOf(candidate.rule),
      reasons: candidate.reasons,
      secret: new SecretValue(candidate.value),
      companions: [...candidate.companions]
        .map(([name, value]) => ({ name, value }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      origin: fragment.origin,
      encodings: fragment.encodings,
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
  });
}
