/** What is kept of the content of one pack of git objects, for every repository that has the same pack. */
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Origin } from '../../core/fragment.js';
import type { Hit } from '../../engine/hit.js';
import type { ReadLoose, ReadPack } from '../../sources/source.js';
import type { FoundInObjects } from './known-objects.js';
import { keep, recall, type KeepOptions } from './remembered-source.js';

/** Names in trees are worked out anew: the first tree that has one is told, and that may be another. */
export const CONTENT: ReadonlySet<string> = new Set(['git-blob', 'git-commit', 'git-tag']);

type Pointers = ReadPack['pointers'];

export interface TakenOfPack extends FoundInObjects {
  readonly pointers: Pointers;
}

export interface TakenOfLoose extends FoundInObjects {
  readonly marks: ReadonlySet<string>;
}

/** Of what was found in a repository, what stands in the files, commits and tags of this pack; the repository is not part of it. */
export function takenOfPack({ holds, pointers }: ReadPack, taken: FoundInObjects): TakenOfPack {
  const { hits, overruled } = within(taken, CONTENT, holds);
  return { hits: moved(hits, withoutRepository), overruled, pointers };
}

/** Of what was found in a repository, what stands in blobs that are files of their own. */
export function takenOfLoose({ marks, holds }: ReadLoose, taken: FoundInObjects): TakenOfLoose {
  return { ...within(taken, new Set(['git-blob']), holds), marks: new Set(marks) };
}

function within(
  { hits, overruled }: FoundInObjects,
  sources: ReadonlySet<string>,
  holds: (object: string) => boolean,
): FoundInObjects {
  return {
    hits: hits.filter(({ origin: { source, object } }) => sources.has(source) && object !== undefined && holds(object)),
    overruled: overruled === undefined ? undefined : new Map([...overruled].filter(([object]) => holds(object))),
  };
}

export function keepLoose({ marks, ...taken }: TakenOfLoose, options: KeepOptions): string | undefined {
  const text = keep({ coverage: NOTHING, ...taken, attributed: [] }, options);
  return text === undefined ? undefined : JSON.stringify({ text, marks: [...marks] });
}

export function recallLoose(kept: string, key: FingerprintKey, nowMs: number): TakenOfLoose | undefined {
  const { text, marks } = JSON.parse(kept) as { readonly text: string; readonly marks: readonly string[] };
  const taken = recall(text, key, nowMs);
  return taken === undefined ? undefined : { ...taken, marks: new Set(marks) };
}

const NOTHING = { source: '', units: {}, gaps: [] };

export function keepPack({ pointers, ...taken }: TakenOfPack, options: KeepOptions): string | undefined {
  const text = keep({ coverage: NOTHING, ...taken, attributed: [] }, options);
  return text === undefined ? undefined : JSON.stringify({ text, pointers });
}

export function recallPack(
  kept: string,
  repository: string,
  key: FingerprintKey,
  nowMs: number,
): TakenOfPack | undefined {
  const { text, pointers } = JSON.parse(kept) as { readonly text: string; readonly pointers: Pointers };
  const taken = recall(text, key, nowMs);
  if (taken === undefined) return undefined;
  const hits = moved(taken.hits, (origin) => ({ ...origin, repository }));
  return { hits, overruled: taken.overruled, pointers };
}

function withoutRepository(origin: Origin): Origin {
  const { repository: _, ...rest } = origin;
  return rest;
}

/** Hits of one origin keep one in common, by which those in a row are counted. */
function moved(hits: readonly Hit[], move: (origin: Origin) => Origin): readonly Hit[] {
  const made = new Map<Origin, Origin>();
  return hits.map((hit) => {
    const origin = made.get(hit.origin) ?? move(hit.origin);
    made.set(hit.origin, origin);
    return { ...hit, origin };
  });
}
