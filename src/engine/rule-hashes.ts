/**
 * Names for rules by all that decides what they find, so that what was read under one list of rules is of use under another.
 * A rule that has the same name in both takes the same in the same bytes.
 */
import { createHash } from 'node:crypto';
import { compareText } from '../core/compare-text.js';
import type { Detector, Rule } from '../detectors/detector.js';
import { keywordsOfRule } from './compiled-rule.js';
import type { KeptGrams } from './grams.js';
import { keywordSharers } from './keyword-table.js';

/** By the id of a rule. */
export type RuleHashes = ReadonlyMap<string, string>;

/** How one list of rules differs from the one before. */
export interface RuleChange {
  /** The rules that are new or changed, with those that they can't do without. */
  readonly added: readonly Detector[];
  /** Ids of rules that are not there any more, or not as they were. */
  readonly gone: ReadonlySet<string>;
}

/**
 * The hash of each rule: of its data, of the rules that it is paired with, and of whether its keywords count inside of words,
 * which depends on the other rules that have them.
 */
export function hashRules(detectors: readonly Detector[]): RuleHashes {
  const sharers = keywordSharers(detectors);
  const texts = new Map<string, string[]>();
  for (const { provider, rules } of detectors) {
    for (const rule of rules) {
      const isShared = rule.keywords.filter((keyword) => hasKeyword(sharers.get(rule), keyword));
      const text = JSON.stringify([provider, rule, isShared]);
      texts.set(rule.id, [...(texts.get(rule.id) ?? []), text]);
    }
  }
  const groups = pairedWith(detectors);
  return new Map(
    [...texts].map(([id, own]) => {
      const others = [...(groups.get(id) ?? [])].filter((other) => other !== id).toSorted(compareText);
      const parts = [own.toSorted(compareText), others.map((other) => texts.get(other)?.toSorted(compareText))];
      return [id, createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)];
    }),
  );
}

/** What has to be looked at again, and what does not hold any more. */
export function changeOf(detectors: readonly Detector[], before: RuleHashes): RuleChange {
  const now = hashRules(detectors);
  const isNew = ({ id }: Rule): boolean => before.get(id) !== now.get(id);
  const wanted = new Set(detectors.flatMap(({ rules }) => rules.filter(isNew)));
  // Without the rules that share its keywords, one would look at fewer places than it does among all.
  for (const [rule, others] of keywordSharers(detectors)) {
    if (wanted.has(rule)) for (const other of others) wanted.add(other);
  }
  return {
    added: withRules(detectors, (rule) => wanted.has(rule)),
    gone: new Set([...before].flatMap(([id, hash]) => (now.get(id) === hash ? [] : [id]))),
  };
}

/** Those of the rules that may take something where these windows stand. */
export function possibleAmong(detectors: readonly Detector[], grams: KeptGrams): readonly Detector[] {
  return withRules(detectors, (rule) => keywordsOfRule(rule).some((keyword) => grams.mayHold(keyword)));
}

/** Detectors with these of their rules alone. */
function withRules(detectors: readonly Detector[], isWanted: (rule: Rule) => boolean): readonly Detector[] {
  return detectors
    .map((detector) => ({ ...detector, rules: detector.rules.filter(isWanted) }))
    .filter(({ rules }) => rules.length > 0);
}

function hasKeyword(others: ReadonlySet<Rule> | undefined, keyword: string): boolean {
  const forms = [keyword, keyword.replaceAll('_', '.')];
  return [...(others ?? [])].some(({ keywords }) => keywords.some((one) => forms.includes(one)));
}

/** For each rule that is in a pair all those that the pairing may reach from it. */
function pairedWith(detectors: readonly Detector[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { id, pairWith } of detectors.flatMap(({ rules }) => rules)) {
    if (pairWith === undefined) continue;
    const joined = new Set([id, pairWith.rule, ...(groups.get(id) ?? []), ...(groups.get(pairWith.rule) ?? [])]);
    for (const member of joined) groups.set(member, joined);
  }
  return groups;
}
