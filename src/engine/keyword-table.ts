import type { Detector, Rule } from '../detectors/detector.js';
import { keywordsOfRule, NEAR_REACH, reachOf, rulesOf } from './compiled-rule.js';

/** Which keywords there are, in the order in which the engine numbers them. */
export interface KeywordTable {
  readonly texts: readonly string[];
  /** Of each keyword the numbers of its rules, by `rulesOf`. */
  readonly rules: readonly (readonly number[])[];
  /** Numbers of the keywords that have a far rule. */
  readonly far: readonly number[];
}

/** Of some rules. The build makes that of ours beforehand. */
export function keywordTable(detectors: readonly Detector[]): KeywordTable {
  const rules = new Map<string, number[]>();
  const all = rulesOf(detectors);
  for (const [number, { rule }] of all.entries()) {
    for (const keyword of keywordsOfRule(rule)) {
      const known = rules.get(keyword);
      if (known === undefined) rules.set(keyword, [number]);
      else known.push(number);
    }
  }
  const isFar = (numbers: readonly number[]): boolean =>
    numbers.some((number) => reachOf(all[number]!.rule) > NEAR_REACH);
  return {
    texts: [...rules.keys()],
    rules: [...rules.values()],
    far: [...rules.values()].flatMap((numbers, keyword) => (isFar(numbers) ? [keyword] : [])),
  };
}

/** Whether these rules, which are all that have the keyword, only want it as a word: `ably` in `ABLY_KEY`, not in `probably`. */
export function isOwnWord(keyword: string, rules: readonly Rule[]): boolean {
  return /^[a-z]/.test(keyword) && rules.every(({ judge }) => judge === 'keyed');
}

/** For each rule the rules that decide with it which places its keywords are looked for at. */
export function keywordSharers(detectors: readonly Detector[]): ReadonlyMap<Rule, ReadonlySet<Rule>> {
  const all = rulesOf(detectors);
  const { texts, rules: numbers } = keywordTable(detectors);
  const sharers = new Map<Rule, Set<Rule>>();
  for (const [at, keyword] of texts.entries()) {
    const rules = numbers[at]!.map((number) => all[number]!.rule);
    const wanted = rules.filter(({ judge }) => judge === 'keyed');
    if (wanted.length === 0 || isOwnWord(keyword, rules)) continue;
    for (const rule of wanted) {
      const known = sharers.get(rule) ?? new Set();
      for (const other of rules) if (other.judge !== 'keyed') known.add(other);
      sharers.set(rule, known);
    }
  }
  return sharers;
}
