import type { Detector, Rule } from '../detectors/detector.js';
import { Pattern } from './pattern.js';

/** Rules of a longer reach are far: what stands that far from a keyword may change while its surroundings do not. */
export const NEAR_REACH = 256;

/** A rule and whose tokens it finds. */
export interface OwnedRule {
  readonly rule: Rule;
  readonly provider: string;
}

export interface CompiledRule extends OwnedRule {
  readonly pattern: Pattern;
  /** The rule's keywords, and for names that stand alone also how properties spell them: `acme.token`. */
  readonly keywords: readonly string[];
  /** How far around a keyword the pattern is tried, in bytes. */
  readonly reach: number;
  /** Whether a match begins with the name that holds the keyword. */
  readonly isAtName: boolean;
  /** The keyword with its letter case, where that counts. */
  readonly exactKeyword: Buffer | undefined;
}

/** All rules in the order in which the engine numbers them. */
export function rulesOf(detectors: readonly Detector[]): readonly OwnedRule[] {
  return detectors.flatMap(({ provider, rules }) => rules.map((rule) => ({ rule, provider })));
}

export function compileRule({ rule, provider }: OwnedRule): CompiledRule {
  return {
    rule,
    provider,
    pattern: new Pattern(rule.pattern),
    keywords: keywordsOfRule(rule),
    isAtName: rule.startsAt === 'name',
    reach: reachOf(rule),
    exactKeyword: rule.exactKeyword === undefined ? undefined : Buffer.from(rule.exactKeyword, 'latin1'),
  };
}

/** In bytes. */
export function reachOf({ maxBytes }: Rule): number {
  return maxBytes ?? NEAR_REACH;
}

export function keywordsOfRule({ keywords, judge }: Rule): readonly string[] {
  if (judge !== 'keyed') return keywords;
  return [...new Set([...keywords, ...keywords.map((keyword) => keyword.replaceAll('_', '.'))])];
}
