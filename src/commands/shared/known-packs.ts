/** Which parts of a repository were read before, by this or another one that has the same packs. */
import { createHash } from 'node:crypto';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { PackParts, Source } from '../../sources/source.js';
import type { Ledger } from '../../state/ledger.js';
import { KnownObjects, type FoundInObjects } from './known-objects.js';
import { recallLoose, recallPack } from './remembered-pack.js';
import type { KeepOptions } from './remembered-source.js';
import type { ChangedRules, RuleList } from './rule-list.js';

export type PackWrite = (ledger: Ledger, how: KeepOptions) => void;

export interface KnownParts {
  /** What was found in what is left out. */
  readonly left: FoundInObjects[];
  /** Of what has to be read, but only with some of the rules. */
  readonly known: KnownObjects[];
  /** Which windows stand in all of this. */
  readonly grams: (Buffer | undefined)[];
  /** Says that what is left out is still of use. */
  readonly still: PackWrite[];
}

interface WhoAsks {
  readonly rules: RuleList;
  readonly key: FingerprintKey;
  readonly nowMs: number;
}

/** Leaves out of a source what is known; undefined where it has no parts. */
export async function leaveOutKnown(
  source: Source,
  ledger: Ledger,
  changed: ChangedRules,
  who: WhoAsks,
): Promise<KnownParts | undefined> {
  const packs = source.packs?.();
  if (packs === undefined) return undefined;
  const parts: KnownParts = { left: [], known: [], grams: [], still: [] };
  leaveOutLoose(source, packs, parts, ledger, who);
  for (const id of packs.ids) await leaveOutPack(source, packs, id, parts, ledger, changed, who);
  return parts;
}

function leaveOutLoose(
  source: Source,
  packs: PackParts,
  parts: KnownParts,
  ledger: Ledger,
  { rules, key, nowMs }: WhoAsks,
): void {
  const id = looseId(source);
  const kept = ledger.pack(id);
  const loose = kept?.rules === rules.id ? recallLoose(kept.body, key, nowMs) : undefined;
  if (loose === undefined || loose.marks.size === 0) return;
  const isLeftOut = packs.leaveOutLoose(loose.marks);
  parts.left.push({
    hits: loose.hits.filter(({ origin }) => isLeftOut(origin.object ?? '')),
    overruled: new Map([...(loose.overruled ?? [])].filter(([object]) => isLeftOut(object))),
  });
  parts.grams.push(ledger.gramsOfPack(id, rules.id));
}

async function leaveOutPack(
  source: Source,
  packs: PackParts,
  id: string,
  parts: KnownParts,
  ledger: Ledger,
  changed: ChangedRules,
  { rules, key, nowMs }: WhoAsks,
): Promise<void> {
  const kept = ledger.pack(id);
  const taken = kept === undefined ? undefined : recallPack(kept.body, source.name, key, nowMs);
  if (kept === undefined || taken === undefined) return;
  const grams = ledger.gramsOfPack(id, kept.rules);
  const again = await changed.since(kept.rules, taken, grams);
  if (again === undefined) return;
  parts.grams.push(grams);
  if (again !== 'nothing') {
    parts.known.push(new KnownObjects(taken, again, (object) => packs.holds(id, object)));
    return;
  }
  packs.leaveOut(id, taken.pointers);
  parts.left.push(taken);
  parts.still.push((to, how) => {
    if (kept.rules === rules.id) to.usePack(id, how.nowMs);
    else to.renewPack(id, kept.rules, how.nowMs);
  });
}

/** Beside the packs, whose names never look like this. */
export function looseId(source: Source): string {
  return `loose ${nameOf(source)}`;
}

/** Not the path itself, in which a secret may stand. Each domain keeps the state of a source that it has seen last. */
export function nameOf({ name }: Source, domain?: string): string {
  return createHash('sha256')
    .update(domain === undefined ? name : JSON.stringify([domain, name]))
    .digest('hex');
}
