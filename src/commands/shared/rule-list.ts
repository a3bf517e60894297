import { createHash } from 'node:crypto';
import type { Detector } from '../../detectors/detector.js';
import { KeptGrams } from '../../engine/grams.js';
import type { RuleChange } from '../../engine/rule-hashes.js';
import type { Scanner } from '../../engine/scanner.js';
import type { Ledger } from '../../state/ledger.js';
import { hadNoSay, type Again, type FoundInObjects } from './known-objects.js';

/** The list of rules of one run, and how others differ from it. Loads no rule before it is asked about another list. */
export class RuleList {
  /** Names the list; the same one has the same name in every run. */
  readonly id: string;
  readonly #ofUser: readonly Detector[];
  readonly #changes = new Map<string, Promise<RuleChange | undefined>>();
  #text: Promise<string> | undefined;

  /** @param builtIn names the rules that are ours */
  constructor(ofUser: readonly Detector[], builtIn = UNLEAK_RULES_HASH) {
    this.#ofUser = ofUser;
    const data = ofUser.flatMap(({ provider, rules }) => rules.map((rule) => [provider, rule]));
    this.id = createHash('sha256')
      .update(JSON.stringify([builtIn, data]))
      .digest('base64url')
      .slice(0, 22);
  }

  /** What a later run needs to know to compare its list with this one. */
  text(): Promise<string> {
    this.#text ??= this.#hashed();
    return this.#text;
  }

  /** What is different since the list of this name; undefined when it is not known any more what that one held. */
  changeSince(id: string, lists: Pick<Ledger, 'rules'>): Promise<RuleChange | undefined> {
    let change = this.#changes.get(id);
    if (change === undefined) {
      const text = lists.rules(id);
      change = text === undefined ? Promise.resolve(undefined) : this.#compare(text);
      this.#changes.set(id, change);
    }
    return change;
  }

  async #hashed(): Promise<string> {
    const { hashRules } = await import('../../engine/rule-hashes.js');
    return JSON.stringify([...hashRules(await this.#all())]);
  }

  async #compare(text: string): Promise<RuleChange> {
    const { changeOf } = await import('../../engine/rule-hashes.js');
    return changeOf(await this.#all(), new Map(JSON.parse(text) as [string, string][]));
  }

  async #all(): Promise<readonly Detector[]> {
    const { detectors } = await import('../../detectors/index.js');
    return [...detectors, ...this.#ofUser];
  }
}

/** Says of what was found under other rules what has to run again. For one source after the other: its scanners are shared. */
export class ChangedRules {
  readonly #list: RuleList;
  readonly #lists: Pick<Ledger, 'rules'>;
  readonly #scanners = new Map<string, Scanner>();

  /** @param lists knows other lists by their names */
  constructor(list: RuleList, lists: Pick<Ledger, 'rules'>) {
    this.#list = list;
    this.#lists = lists;
  }

  /**
   * What has to run again over what was found with the list of this name: `nothing` where it still holds, undefined where
   * everything has to, since it is not known any more what the list held, or what had a say.
   *
   * @param grams which windows stand there, where that is known
   */
  async since(id: string, found: FoundInObjects, grams: Buffer | undefined): Promise<Again | 'nothing' | undefined> {
    if (id === this.#list.id) return 'nothing';
    const change = await this.#list.changeSince(id, this.#lists);
    if (change === undefined || found.overruled === undefined) return undefined;
    const { possibleAmong } = await import('../../engine/rule-hashes.js');
    const windows = grams === undefined ? undefined : KeptGrams.from(grams);
    const added = windows === undefined ? change.added : possibleAmong(change.added, windows);
    if (added.length === 0 && hadNoSay(found, change.gone)) return 'nothing';
    return { gone: change.gone, scanner: await this.#scannerOf(added) };
  }

  async #scannerOf(some: readonly Detector[]): Promise<Scanner | undefined> {
    if (some.length === 0) return undefined;
    const { partScanner } = await import('./make-scanner.js');
    const ids = some.flatMap(({ rules }) => rules.map((rule) => rule.id)).join();
    const scanner = this.#scanners.get(ids) ?? partScanner(some);
    this.#scanners.set(ids, scanner);
    return scanner;
  }
}
