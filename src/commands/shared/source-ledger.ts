import { createHash } from 'node:crypto';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Hit } from '../../engine/hit.js';
import { openLedger, type Ledger } from '../../state/ledger.js';
import type { Source } from '../../sources/source.js';
import { keepLoose, keepPack, recallLoose, recallPack, takenOfLoose, takenOfPack } from './remembered-pack.js';
import { MAX_HITS, keep, recall, type KeepOptions, type Taken } from './remembered-source.js';

export interface SourceLedgerOptions {
  /** Folder of the state. */
  readonly folder: string;
  readonly key: FingerprintKey;
  readonly nowMs: number;
  /** Whatever else decides what is found: rules of the user, options. */
  readonly variant: unknown;
  /** Who shares what was read: entries of another domain are never used. */
  readonly domain?: string;
}

/** Remembers what sources held, under the rules and the key of this run. */
export class SourceLedger {
  readonly #ledger: Ledger;
  readonly #options: SourceLedgerOptions;
  readonly #taken: { readonly source: Source; readonly digest: string; readonly taken: Taken }[] = [];
  readonly #packs: { readonly id: string; readonly keep: (how: KeepOptions) => string | undefined }[] = [];
  readonly #usedPacks: string[] = [];
  readonly #digests = new Map<Source, string>();

  constructor(ledger: Ledger, options: SourceLedgerOptions) {
    this.#ledger = ledger;
    this.#options = options;
  }

  /** What an earlier scan has taken from this source, if all in it is as it was. To be asked before it is read. */
  recall(source: Source): Taken | undefined {
    const digest = source.digest?.();
    if (digest === undefined) return undefined;
    this.#digests.set(source, digest);
    return attempt(() => {
      const text = this.#ledger.source(nameOf(source, this.#options.domain), digest);
      return text === undefined ? undefined : recall(text, this.#options.key, this.#options.nowMs);
    });
  }

  /** Whether it can be kept what this source gives. */
  wants(source: Source): boolean {
    return this.#digests.has(source);
  }

  /** Leaves out what is known of a source that changed, and gives what was found in there. To be asked before it is read. */
  recallParts(source: Source): readonly Hit[] {
    const packs = this.wants(source) ? source.packs?.() : undefined;
    if (packs === undefined) return [];
    const { key, nowMs } = this.#options;
    const loose = attempt(() => {
      const text = this.#ledger.pack(looseId(source));
      return text === undefined ? undefined : recallLoose(text, key, nowMs);
    });
    const isLeftOut = packs.leaveOutLoose(loose?.marks ?? new Set());
    const inLoose = loose?.hits.filter(({ origin }) => isLeftOut(origin.object ?? '')) ?? [];
    const inPacks = packs.ids.flatMap((id) => {
      const known = attempt(() => {
        const text = this.#ledger.pack(id);
        return text === undefined ? undefined : recallPack(text, source.name, key, nowMs);
      });
      if (known === undefined) return [];
      packs.leaveOut(id, known.pointers);
      this.#usedPacks.push(id);
      return known.hits;
    });
    return [...inLoose, ...inPacks];
  }

  /** To be told when a source was read to its end. What is incomplete, or changed meanwhile, is not kept. */
  take(source: Source, taken: Taken): void {
    const digest = this.#digests.get(source);
    if (digest === undefined || taken.coverage.gaps.length > 0 || taken.hits.length > MAX_HITS) return;
    if (source.digest?.() !== digest) return;
    this.#taken.push({ source, digest, taken });
    const packs = source.packs?.();
    if (packs === undefined) return;
    for (const pack of packs.read()) {
      this.#packs.push({ id: pack.id, keep: (how) => keepPack(takenOfPack(pack, taken.hits), how) });
    }
    const loose = packs.loose();
    const hits = takenOfLoose(loose, taken.hits);
    this.#packs.push({ id: looseId(source), keep: (how) => keepLoose({ marks: loose.marks, hits }, how) });
  }

  /**
   * Keeps what was taken; to be called once all is known that is secret.
   *
   * @param clean takes the values of secrets out of a text
   */
  save(clean: (text: string) => string): void {
    if (this.#taken.length === 0) return;
    const { key, nowMs, domain } = this.#options;
    const how = { clean, key, nowMs };
    attempt(() => {
      this.#ledger.write(nowMs, () => {
        for (const { source, digest, taken } of this.#taken) {
          const text = keep(taken, how);
          if (text !== undefined) this.#ledger.keepSource(nameOf(source, domain), digest, text);
        }
        for (const { id, keep: textOf } of this.#packs) {
          const text = textOf(how);
          if (text !== undefined) this.#ledger.keepPack(id, text, nowMs);
        }
        for (const id of this.#usedPacks) this.#ledger.usePack(id, nowMs);
      });
    });
  }

  close(): void {
    this.#ledger.close();
  }
}

/** Undefined where it can't be opened: then all is read, and whoever needs the rest of the state tells why. */
export async function openSourceLedger(options: SourceLedgerOptions): Promise<SourceLedger | undefined> {
  const { folder, key, variant, domain = 'own' } = options;
  const parts = [domain, UNLEAK_RULES_HASH, key.id, variant];
  const scope = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  try {
    return new SourceLedger(await openLedger(folder, scope), options);
  } catch {
    return undefined;
  }
}

/** A cache that fails is as good as none. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Beside the packs, whose names never look like this. */
function looseId(source: Source): string {
  return `loose ${nameOf(source)}`;
}

/** Not the path itself, in which a secret may stand. Each domain keeps the state of a source that it has seen last. */
function nameOf({ name }: Source, domain?: string): string {
  return createHash('sha256')
    .update(domain === undefined ? name : JSON.stringify([domain, name]))
    .digest('hex');
}
