import { matchesGlob } from '../../core/glob.js';
import type { CustomRule, JudgingConfig, SuppressionConfig } from '../../config/judging.js';
import { detectors } from '../../detectors/index.js';
import type { Detector, Rule } from '../../detectors/detector.js';
import { patternProblem, programSize, textMatcher } from '../../engine/text-pattern.js';
import type { Suppression } from '../../triage/judge-findings.js';

/** Steps of all patterns of one file together. */
const MAX_PROGRAMS = 200_000;
/**
 * More than the rules that only know a name, so that `acme-live-key` is reported and not `a key by its name`; less than every
 * rule that knows a format, so that no file of a repository takes a known token away from its rule.
 */
const SPECIFICITY = 45;
/** A rule that is bound to paths is dropped elsewhere, and must not have displaced another there. */
const SPECIFICITY_IN_PATHS = 1;

export interface Understood {
  readonly rules: readonly Rule[];
  readonly suppressions: readonly Suppression[];
  /** Where a rule looks, for those that say so. */
  readonly scopes: ReadonlyMap<string, (path: string) => boolean>;
  /** What is not used, and why. */
  readonly problems: readonly string[];
}

let builtIn: ReadonlySet<string> | undefined;

export function isBuiltInRule(id: string): boolean {
  builtIn ??= new Set(detectors.flatMap(({ rules }) => rules.map((rule) => rule.id)));
  return builtIn.has(id);
}

/** Rules and suppressions of a file as the engine takes them; what can't be used is told and left out. */
export function understand({ rules, suppressions }: JudgingConfig, taken: ReadonlySet<string> = new Set()): Understood {
  const problems: string[] = [];
  const usable: CustomRule[] = [];
  const ids = new Set(taken);
  let size = 0;
  for (const rule of rules) {
    const problem = problemOf(rule, ids);
    size += problem === undefined ? programSize(rule.pattern) : 0;
    if (problem === undefined && size <= MAX_PROGRAMS) usable.push(rule);
    else problems.push(`rule ${rule.id}: ${problem ?? 'all patterns together are too large'}`);
    ids.add(rule.id);
  }
  const kept = suppressions.filter((one, index) => {
    const problem = patternsOf(one)
      .map(patternProblem)
      .find((text) => text !== undefined);
    size += patternsOf(one).reduce((sum, pattern) => sum + programSize(pattern), 0);
    const isKept = problem === undefined && size <= MAX_PROGRAMS;
    if (!isKept) problems.push(`suppression ${String(index + 1)}: ${problem ?? 'all patterns together are too large'}`);
    return isKept;
  });
  return {
    rules: usable.map(toRule),
    suppressions: kept.map(toSuppression),
    scopes: new Map(usable.flatMap((rule) => scopeOf(rule))),
    problems,
  };
}

/** Rules of files as one detector; where they come from stands for the vendor's page. */
export function customDetector(file: string, rules: readonly Rule[]): Detector {
  return { provider: 'custom', docs: file, rules };
}

function problemOf(rule: CustomRule, taken: ReadonlySet<string>): string | undefined {
  if (isBuiltInRule(rule.id)) return 'a rule of ours has this id';
  if (taken.has(rule.id)) return 'this id stands there twice';
  if (!/\(\?P?<secret(?:__\w+)?>/.test(rule.pattern)) return 'its pattern has no group (?<secret>...)';
  const inPath = rule['path-pattern'] === undefined ? undefined : patternProblem(rule['path-pattern']);
  return patternProblem(rule.pattern) ?? inPath;
}

function toRule(rule: CustomRule): Rule {
  const isScoped = rule.path !== undefined || rule['path-pattern'] !== undefined;
  return {
    id: rule.id,
    kind: rule.kind,
    severity: rule.severity,
    keywords: rule.keywords,
    pattern: rule.pattern,
    boundary: rule.boundary,
    specificity: isScoped ? SPECIFICITY_IN_PATHS : SPECIFICITY,
    ...(rule['min-entropy'] === undefined ? {} : { minEntropy: rule['min-entropy'] }),
    ...(rule['max-bytes'] === undefined ? {} : { maxBytes: rule['max-bytes'] }),
  };
}

function toSuppression(one: SuppressionConfig): Suppression {
  const { fingerprint, rule, commits, reason, owner, until, value } = one;
  return {
    fingerprint,
    rule,
    commits,
    reason,
    owner,
    until,
    matchesPath: pathMatcher(one),
    matchesValue: value === undefined ? undefined : textMatcher(value),
  };
}

function scopeOf(rule: CustomRule): readonly (readonly [string, (path: string) => boolean])[] {
  const scope = pathMatcher(rule);
  return scope === undefined ? [] : [[rule.id, scope]];
}

interface PathPatterns {
  readonly path?: string | undefined;
  readonly 'path-pattern'?: string | undefined;
}

function pathMatcher({ path, 'path-pattern': pattern }: PathPatterns): ((path: string) => boolean) | undefined {
  if (path === undefined && pattern === undefined) return undefined;
  const finds = pattern === undefined ? undefined : textMatcher(pattern);
  return (text) => (path === undefined || matchesGlob(text, path)) && finds?.(text) !== false;
}

function patternsOf({ value, 'path-pattern': path }: SuppressionConfig): readonly string[] {
  return [value, path].filter((pattern) => pattern !== undefined);
}
