import type { Detector, Rule } from '../detectors/detector.js';
import { Pattern } from './pattern.js';

const DEFAULT_REACH = 256;

export interface CompiledRule {
  readonly rule: Rule;
  readonly provider: string;
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

export function compileRules(detectors: readonly Detector[]): readonly CompiledRule[] {
  return detectors.flatMap((detector) =>
    detector.rules.map((rule) => ({
      rule,
      provider: detector.provider,
      pattern: new Pattern(rule.pattern),
      keywords: keywordsOfRule(rule),
      isAtName: rule.startsAt === 'name',
      reach: rule.maxBytes ?? DEFAULT_REACH,
      exactKeyword: rule.exactKeyword === undefined ? undefined : Buffer.from(rule.exactKeyword, 'latin1'),
    })),
  );
}

export function keywordsOfRule({ keywords, judge }: Rule): readonly string[] {
  if (judge !== 'keyed') return keywords;
  return [...new Set([...keywords, ...keywords.map((keyword) => keyword.replaceAll('_', '.'))])];
}
