import { createHash } from 'node:crypto';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { openLedger, type Ledger } from '../../state/ledger.js';
import type { Source } from '../../sources/source.js';
import { keep, recall, type Taken } from './remembered-source.js';

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
    const text = this.#ledger.source(nameOf(source), digest);
    return text === undefined ? undefined : recall(text, this.#options.key, this.#options.nowMs);
  }

  /** Whether it can be kept what this source gives. */
  wants(source: Source): boolean {
    return this.#digests.has(source);
  }

  /** To be told when a source was read to its end. What changed meanwhile is not kept. */
  take(source: Source, taken: Taken): void {
    const digest = this.#digests.get(source);
    if (digest !== undefined && source.digest?.() === digest) this.#taken.push({ source, digest, taken });
  }

  /**
   * Keeps what was taken; to be called once all is known that is secret.
   *
   * @param clean takes the values of secrets out of a text
   */
  save(clean: (text: string) => string): void {
    if (this.#taken.length === 0) return;
    const { key, nowMs } = this.#options;
    this.#ledger.write(nowMs, () => {
      for (const { source, digest, taken } of this.#taken) {
        const text = keep(taken, { clean, key, nowMs });
        if (text !== undefined) this.#ledger.keepSource(nameOf(source), digest, text);
      }
    });
  }

  close(): void {
    this.#ledger.close();
  }
}

export async function openSourceLedger(options: SourceLedgerOptions): Promise<SourceLedger> {
  const { folder, key, variant, domain = 'own' } = options;
  const parts = [domain, UNLEAK_RULES_HASH, key.id, variant];
  const scope = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return new SourceLedger(await openLedger(folder, scope), options);
}

/** Not the path itself, in which a secret may stand. */
function nameOf({ name }: Source): string {
  return createHash('sha256').update(name).digest('hex');
}
