/** What is kept of the content of one pack of git objects, for every repository that has the same pack. */
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Origin } from '../../core/fragment.js';
import type { Hit } from '../../engine/hit.js';
import type { ReadLoose, ReadPack } from '../../sources/source.js';
import { keep, recall, type KeepOptions } from './remembered-source.js';

/** Names in trees are worked out anew: the first tree that has one is told, and that may be another. */
const CONTENT: ReadonlySet<string> = new Set(['git-blob', 'git-commit', 'git-tag']);

type Pointers = ReadPack['pointers'];

export interface TakenOfPack {
  readonly hits: readonly Hit[];
  readonly pointers: Pointers;
}

/** Of what was found in a repository, what stands in the files, commits and tags of this pack; the repository is not part of it. */
export function takenOfPack({ holds, pointers }: ReadPack, hits: readonly Hit[]): TakenOfPack {
  const inPack = hits.filter(
    ({ origin: { source, object } }) => CONTENT.has(source) && object !== undefined && holds(object),
  );
  return { hits: moved(inPack, withoutRepository), pointers };
}

/** Of what was found in a repository, what stands in blobs that are files of their own. */
export function takenOfLoose({ holds }: ReadLoose, hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(
    ({ origin: { source, object } }) => source === 'git-blob' && object !== undefined && holds(object),
  );
}

export function keepLoose(
  { marks, hits }: { readonly marks: readonly string[]; readonly hits: readonly Hit[] },
  options: KeepOptions,
): string | undefined {
  const text = keep({ coverage: NOTHING, hits, attributed: [] }, options);
  return text === undefined ? undefined : JSON.stringify({ text, marks });
}

export function recallLoose(
  kept: string,
  key: FingerprintKey,
  nowMs: number,
): { readonly marks: ReadonlySet<string>; readonly hits: readonly Hit[] } | undefined {
  const { text, marks } = JSON.parse(kept) as { readonly text: string; readonly marks: readonly string[] };
  const taken = recall(text, key, nowMs);
  return taken === undefined ? undefined : { marks: new Set(marks), hits: taken.hits };
}

const NOTHING = { source: '', units: {}, gaps: [] };

export function keepPack({ hits, pointers }: TakenOfPack, options: KeepOptions): string | undefined {
  const text = keep({ coverage: NOTHING, hits, attributed: [] }, options);
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
  return { hits: moved(taken.hits, (origin) => ({ ...origin, repository })), pointers };
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
