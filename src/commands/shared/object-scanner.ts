import { type Fragment, isSlice } from '../../core/fragment.js';
import type { Hit } from '../../engine/hit.js';
import type { Looked, Scanner } from '../../engine/scanner.js';
import type { Steps } from '../../engine/steps.js';
import { EVERY_RULE, type KnownObjects, type Overruled } from './known-objects.js';
import { CONTENT } from './remembered-pack.js';

/**
 * Scans for a ledger: notes what has to be known of each object once rules change, and runs only the rules that changed over
 * what was read before. Where one of those takes something, all rules run: they may have to share the place.
 */
export class ObjectScanner {
  readonly #all: () => Scanner;
  readonly #known: readonly KnownObjects[];
  readonly #overruled = new Map<string, ReadonlySet<string>>();

  /**
   * @param all asked for when there is something to scan
   * @param known of each object the first that knows it counts
   */
  constructor(all: () => Scanner, known: readonly KnownObjects[]) {
    this.#all = all;
    this.#known = known;
  }

  get overruled(): Overruled {
    return this.#overruled;
  }

  /** Of objects that are not read, since they were under the same rules. */
  addOverruled(overruled: Overruled): void {
    for (const [object, ids] of overruled) this.#add(object, ids);
  }

  /** What is in a fragment, with pauses: as it is known, or as all rules find it. */
  *scanning(fragment: Fragment): Steps<readonly Hit[]> {
    const known = yield* this.#recalling(fragment);
    if (known !== undefined) return known;
    const looked = yield* this.#all().looking(fragment);
    this.note(looked, fragment);
    return looked.hits;
  }

  /** Whether it knows anything; if not, it only has to be told of what others find. */
  get isPartial(): boolean {
    return this.#known.length > 0;
  }

  /** Undefined when all rules have to run. */
  *#recalling(fragment: Fragment): Steps<readonly Hit[] | undefined> {
    const { object } = fragment.origin;
    const known = object === undefined ? undefined : this.#knownOf(object, fragment);
    if (object === undefined || known === undefined) return undefined;
    if (known.scanner !== undefined && (yield* known.scanner.looking(fragment)).rules.size > 0) return undefined;
    // Of what is in it nothing is known, or it would not count as known.
    if (!isPlain(fragment)) return [];
    this.#add(object, known.overruledIn(object));
    return known.hitsIn(object);
  }

  /** To be told what all rules found. */
  note({ hits, rules }: Looked, from: Pick<Fragment, 'origin' | 'encodings'>): void {
    const { object, source } = from.origin;
    if (object === undefined || rules.size === 0 || !CONTENT.has(source)) return;
    this.#add(object, isPlain(from) ? withoutHits(rules, hits) : ALL);
  }

  /** Undefined for a slice: which of the hits are in it is not known. */
  #knownOf(object: string, fragment: Fragment): KnownObjects | undefined {
    if (this.#known.length === 0 || isSlice(fragment)) return undefined;
    return CONTENT.has(fragment.origin.source) ? this.#known.find((one) => one.knows(object)) : undefined;
  }

  #add(object: string, ids: ReadonlySet<string> | undefined): void {
    if (ids === undefined || ids.size === 0) return;
    const known = this.#overruled.get(object);
    this.#overruled.set(object, known === undefined ? ids : new Set([...known, ...ids]));
  }
}

const ALL: ReadonlySet<string> = new Set([EVERY_RULE]);

function withoutHits(rules: ReadonlySet<string>, hits: readonly Hit[]): ReadonlySet<string> {
  const seen = new Set(hits.map(({ ruleId }) => ruleId));
  return new Set([...rules].filter((id) => !seen.has(id)));
}

/** Whether it is the object itself, and nothing that is in it. */
function isPlain({ origin, encodings }: Pick<Fragment, 'origin' | 'encodings'>): boolean {
  return origin.member === undefined && encodings.length === 0;
}
