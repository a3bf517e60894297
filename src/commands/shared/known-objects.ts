/** What an earlier scan found in git's objects under other rules, as far as it still holds. */
import type { Hit } from '../../engine/hit.js';
import type { Scanner } from '../../engine/scanner.js';

/**
 * By object the rules that took something in it and have no hit there: another rule said more, or a checksum failed. Where one
 * of them is gone, what the others find may be something else.
 */
export type Overruled = ReadonlyMap<string, ReadonlySet<string>>;

/** Stands for every rule, in an object that holds others: what was found in which of them is not told apart. */
export const EVERY_RULE = '*';

/** What was found in some objects. */
export interface FoundInObjects {
  readonly hits: readonly Hit[];
  /** Undefined where there was too much of it. */
  readonly overruled: Overruled | undefined;
}

/** What of the rules has to run once more. */
export interface Again {
  /** Ids of rules that are not there any more, or not as they were. */
  readonly gone: ReadonlySet<string>;
  /** Has only the rules that were added; undefined when none of them can take anything there. */
  readonly scanner: Scanner | undefined;
}

/** Whether none of these rules had a say in what was found. */
export function hadNoSay({ hits, overruled }: FoundInObjects, rules: ReadonlySet<string>): boolean {
  if (hits.some(({ ruleId }) => rules.has(ruleId))) return false;
  for (const ids of overruled?.values() ?? []) for (const id of ids) if (rules.has(id)) return false;
  return true;
}

export class KnownObjects {
  readonly scanner: Again['scanner'];
  readonly #hits = new Map<string, Hit[]>();
  readonly #overruled: Overruled;
  readonly #unsure = new Set<string>();
  readonly #holds: (object: string) => boolean;

  /** @param holds whether an object is one of those that were read then */
  constructor(
    { hits, overruled = new Map() }: FoundInObjects,
    { gone, scanner }: Again,
    holds: (object: string) => boolean,
  ) {
    this.scanner = scanner;
    this.#overruled = overruled;
    this.#holds = holds;
    for (const [object, ids] of overruled) {
      if (ids.has(EVERY_RULE) || [...ids].some((id) => gone.has(id))) this.#unsure.add(object);
    }
    for (const hit of hits) this.#addHit(hit, gone);
  }

  /** Whether what was found in it holds, unless one of the added rules takes something there. */
  knows(object: string): boolean {
    return !this.#unsure.has(object) && this.#holds(object);
  }

  hitsIn(object: string): readonly Hit[] {
    return this.#hits.get(object) ?? [];
  }

  overruledIn(object: string): ReadonlySet<string> | undefined {
    return this.#overruled.get(object);
  }

  #addHit(hit: Hit, gone: ReadonlySet<string>): void {
    const { object } = hit.origin;
    if (object === undefined) return;
    if (gone.has(hit.ruleId)) this.#unsure.add(object);
    const known = this.#hits.get(object);
    if (known === undefined) this.#hits.set(object, [hit]);
    else known.push(hit);
  }
}
