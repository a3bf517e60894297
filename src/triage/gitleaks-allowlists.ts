import { z } from 'zod';

const strings = z.array(z.string()).default([]);
/** As a configuration of gitleaks holds it, of a rule or of all. */
export const allowlist = z.object({
  description: z.string().default(''),
  condition: z.string().default('OR'),
  commits: strings,
  paths: strings,
  regexTarget: z.string().default(''),
  regexes: strings,
  stopwords: strings,
  targetRules: strings,
});
export type GitleaksAllowlist = z.output<typeof allowlist>;

/** As a suppression stands in `unleak.yaml`. */
export interface ImportedSuppression {
  readonly rule?: string;
  readonly 'path-pattern'?: string;
  readonly value?: string;
  readonly commits?: readonly string[];
  readonly reason: string;
}

type Condition = Omit<ImportedSuppression, 'rule' | 'reason'>;

/** Collects what allowlists of gitleaks accept, as suppressions of ours. */
export class Suppressions {
  readonly all: ImportedSuppression[] = [];
  readonly #ruleId: (id: string) => string | undefined;
  readonly #problemOf: (pattern: string) => string | undefined;
  readonly #left: string[];

  constructor(
    ruleId: (id: string) => string | undefined,
    problemOf: (pattern: string) => string | undefined,
    left: string[],
  ) {
    this.#ruleId = ruleId;
    this.#problemOf = problemOf;
    this.#left = left;
  }

  /** @param rules its rules by gitleaks' names; none for all */
  add(list: GitleaksAllowlist, rules: readonly string[], where: string): void {
    const name = list.description === '' ? where : `${where} (${list.description})`;
    const note = (text: string): void => void this.#left.push(`${name}: ${text}`);
    const conditions = this.#conditions(list, note);
    const targets = rules.length === 0 ? [undefined] : rules.flatMap((id) => this.#target(id, note));
    const reason = list.description === '' ? `allowlist of gitleaks: ${where}` : list.description;
    for (const rule of targets) {
      for (const one of conditions) this.all.push({ ...(rule === undefined ? {} : { rule }), ...one, reason });
    }
  }

  /** A rule that was switched off. */
  disable(rule: string): void {
    this.all.push({ rule, reason: 'switched off in the configuration of gitleaks' });
  }

  #target(id: string, note: (text: string) => void): readonly string[] {
    const ours = this.#ruleId(id);
    if (ours === undefined) note(`rule ${id} is not known here`);
    return ours === undefined ? [] : [ours];
  }

  #conditions(list: GitleaksAllowlist, note: (text: string) => void): readonly Condition[] {
    const regexes = this.#regexes(list, note);
    const paths = this.#joined(list.paths, 'path', note);
    const commits = this.#commits(list, note);
    const stopwords = chunked(list.stopwords.map(escaped)).map((words) => ({ value: `(?i)(?:${words.join('|')})` }));
    const parts: readonly Condition[] = [
      ...(commits === undefined ? [] : [{ commits }]),
      ...(paths === undefined ? [] : [{ 'path-pattern': paths }]),
      ...(regexes === undefined ? [] : [{ value: regexes }]),
    ];
    if (!/^(?:AND|&&)$/i.test(list.condition)) return [...parts, ...stopwords];
    const given = [list.commits, list.paths, list.regexes].filter((part) => part.length > 0).length;
    if (parts.length < given) {
      note('not carried over: all its conditions have to hold, and not all can be expressed');
      return [];
    }
    if (regexes !== undefined && stopwords.length > 0) {
      note('not carried over: both a pattern and stop words have to fit the value');
      return [];
    }
    const all = Object.assign({}, ...parts) as Condition;
    if (stopwords.length > 0) return stopwords.map((one) => ({ ...all, ...one }));
    return parts.length === 0 ? [] : [all];
  }

  #regexes(list: GitleaksAllowlist, note: (text: string) => void): string | undefined {
    if (list.regexes.length === 0) return undefined;
    if (list.regexTarget !== '' && list.regexTarget !== 'secret') {
      note(`not carried over: patterns for the ${list.regexTarget}: here they are for the value alone`);
      return undefined;
    }
    return this.#joined(list.regexes, 'pattern', note);
  }

  /** Those that can be used, as one pattern. */
  #joined(patterns: readonly string[], what: string, note: (text: string) => void): string | undefined {
    const usable = patterns.filter((pattern, index) => {
      const problem = this.#problemOf(pattern);
      if (problem !== undefined) note(`not carried over: ${what} ${String(index + 1)}: ${problem}`);
      return problem === undefined;
    });
    const [only] = usable;
    return usable.length <= 1 ? only : usable.map((pattern) => `(?:${pattern})`).join('|');
  }

  #commits(list: GitleaksAllowlist, note: (text: string) => void): readonly string[] | undefined {
    const lower = list.commits.map((commit) => commit.toLowerCase());
    const ids = lower.filter((commit) => /^[0-9a-f]{7,64}$/.test(commit));
    if (ids.length < lower.length) note('not carried over: a commit that is no id of one');
    return ids.length === 0 ? undefined : ids;
  }
}

/** A pattern has a greatest length; of several, any may fit. */
function chunked(words: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let length = 0;
  for (const word of words) {
    length += word.length + 1;
    if (chunks.length === 0 || length > MAX_WORDS) {
      chunks.push([]);
      length = word.length + 1;
    }
    chunks.at(-1)!.push(word);
  }
  return chunks;
}

const MAX_WORDS = 3000;

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
