import { createHash } from 'node:crypto';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { Grams, KeptGrams } from '../../engine/grams.js';
import type { Hit } from '../../engine/hit.js';
import type { Scanner } from '../../engine/scanner.js';
import { openLedger, type Ledger } from '../../state/ledger.js';
import type { Source } from '../../sources/source.js';
import { KnownObjects } from './known-objects.js';
import { leaveOutKnown, looseId, nameOf, type PackWrite } from './known-packs.js';
import { ObjectScanner } from './object-scanner.js';
import { keepLoose, keepPack, takenOfLoose, takenOfPack } from './remembered-pack.js';
import { MAX_HITS, keep, recall, type Attributed, type KeepOptions, type Taken } from './remembered-source.js';
import { ChangedRules, type RuleList } from './rule-list.js';

export interface SourceLedgerOptions {
  /** Folder of the state. */
  readonly folder: string;
  readonly key: FingerprintKey;
  readonly nowMs: number;
  readonly rules: RuleList;
  /** Whatever else decides what is found and kept. */
  readonly variant: unknown;
  /** Who shares what was read: entries of another domain are never used. */
  readonly domain?: string;
}

/** A source of which not everything is known. */
export interface Begun {
  /** What was found in the parts that are left out. */
  readonly hits: readonly Hit[];
  /** For all of it. */
  readonly scanner: ObjectScanner;
  /** In which whoever scans it has to mark what was seen. */
  readonly seen: Grams;
  /** Where objects stand, as far as that is known. */
  readonly attributed: readonly Attributed[];
  /** Which windows stand in it; undefined where that is not known of a part that was left out. To be asked at its end. */
  readonly grams: () => KeptGrams | undefined;
}

interface Kept {
  readonly taken: Taken;
  readonly grams: Buffer | undefined;
}

interface KnownSource {
  readonly objects: KnownObjects;
  readonly grams: Buffer | undefined;
  readonly attributed: readonly Attributed[];
}

/**
 * Remembers what sources held, under the key and the rules of this run. Of what was read under other rules, only those that
 * changed are run again.
 */
export class SourceLedger {
  readonly #ledger: Ledger;
  readonly #options: SourceLedgerOptions;
  readonly #changed: ChangedRules;
  readonly #taken: (Kept & { readonly source: Source; readonly digest: string })[] = [];
  readonly #packs: PackWrite[] = [];
  readonly #renewed: Source[] = [];
  readonly #digests = new Map<Source, string>();
  /** What holds in part of sources that are as they were. */
  readonly #known = new Map<Source, KnownSource>();
  /** Of the source that is being read. */
  readonly #grams = new Grams();

  constructor(ledger: Ledger, options: SourceLedgerOptions) {
    this.#ledger = ledger;
    this.#options = options;
    this.#changed = new ChangedRules(options.rules, ledger);
  }

  /** What an earlier scan has taken from this source, if all in it is as it was. To be asked before it is read. */
  async recall(source: Source): Promise<Taken | undefined> {
    const digest = source.digest?.();
    if (digest === undefined) return undefined;
    this.#digests.set(source, digest);
    return attempt(async () => {
      const name = nameOf(source, this.#options.domain);
      const kept = this.#ledger.source(name, digest);
      const taken = kept === undefined ? undefined : recall(kept.body, this.#options.key, this.#options.nowMs);
      if (kept === undefined || taken === undefined || kept.rules === this.#options.rules.id) return taken;
      const grams = this.#ledger.gramsOfSource(name);
      const again = await this.#changed.since(kept.rules, taken, grams);
      if (again === undefined) return undefined;
      if (again === 'nothing') {
        this.#renewed.push(source);
        return taken;
      }
      this.#known.set(source, {
        objects: new KnownObjects(taken, again, () => true),
        grams,
        attributed: taken.attributed,
      });
      return undefined;
    });
  }

  /**
   * Leaves out what is known of a source that changed. To be asked before it is read; undefined where nothing can be kept.
   *
   * @param all is called when there is something to scan
   */
  async begin(source: Source, all: () => Scanner): Promise<Begun | undefined> {
    if (!this.#digests.has(source)) return undefined;
    const known = this.#known.get(source);
    const parts = await attempt(() => leaveOutKnown(source, this.#ledger, this.#changed, this.#options));
    const before = [...(known === undefined ? [] : [known.grams]), ...(parts?.grams ?? [])];
    const scanner = new ObjectScanner(all, [...(known === undefined ? [] : [known.objects]), ...(parts?.known ?? [])]);
    for (const { overruled } of parts?.left ?? []) scanner.addOverruled(overruled ?? new Map());
    this.#packs.push(...(parts?.still ?? []));
    this.#grams.clear();
    return {
      hits: parts?.left.flatMap(({ hits }) => hits) ?? [],
      scanner,
      seen: this.#grams,
      attributed: known?.attributed ?? [],
      grams: () => joined(this.#grams.kept(), before),
    };
  }

  /** To be told when a source was read to its end. What is incomplete, or changed meanwhile, is not kept. */
  take(source: Source, taken: Taken, { grams: gramsOf }: Pick<Begun, 'grams'>): void {
    const digest = this.#digests.get(source);
    if (digest === undefined || taken.coverage.gaps.length > 0 || taken.hits.length > MAX_HITS) return;
    if (source.digest?.() !== digest) return;
    const grams = gramsOf()?.bytes();
    this.#taken.push({ source, digest, taken, grams });
    const packs = source.packs?.();
    if (packs === undefined) return;
    const keepPart = (id: string, textOf: (how: KeepOptions) => string | undefined): void => {
      this.#packs.push((ledger, how) => {
        const text = textOf(how);
        if (text !== undefined) ledger.keepPack(id, text, how.nowMs, grams);
      });
    };
    for (const pack of packs.read()) keepPart(pack.id, (how) => keepPack(takenOfPack(pack, taken), how));
    const loose = takenOfLoose(packs.loose(), taken);
    keepPart(looseId(source), (how) => keepLoose(loose, how));
  }

  /**
   * Keeps what was taken; to be called once all is known that is secret.
   *
   * @param clean takes the values of secrets out of a text
   */
  async save(clean: (text: string) => string): Promise<void> {
    if (this.#taken.length + this.#renewed.length === 0) return;
    const { key, nowMs, domain } = this.#options;
    const how = { clean, key, nowMs };
    await attempt(async () => {
      const rules = this.#ledger.hasRules ? undefined : await this.#options.rules.text();
      this.#ledger.write(nowMs, () => {
        if (rules !== undefined) this.#ledger.keepRules(rules);
        for (const { source, digest, taken, grams } of this.#taken) {
          const text = keep(taken, how);
          if (text !== undefined) this.#ledger.keepSource(nameOf(source, domain), digest, text, grams);
        }
        for (const source of this.#renewed) this.#ledger.renewSource(nameOf(source, domain));
        for (const write of this.#packs) write(this.#ledger, how);
      });
    });
  }

  close(): void {
    this.#ledger.close();
  }
}

/** Undefined where it can't be opened: then all is read, and whoever needs the rest of the state tells why. */
export async function openSourceLedger(options: SourceLedgerOptions): Promise<SourceLedger | undefined> {
  const { folder, key, variant, rules, domain = 'own' } = options;
  const parts = [domain, UNLEAK_ENGINE_HASH, key.id, variant];
  const scope = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  try {
    return new SourceLedger(await openLedger(folder, { scope, rules: rules.id }), options);
  } catch {
    return undefined;
  }
}

function joined(marked: KeptGrams, before: readonly (Buffer | undefined)[]): KeptGrams | undefined {
  const others = before.map((bytes) => (bytes === undefined ? undefined : KeptGrams.from(bytes)));
  const known = others.filter((one) => one !== undefined);
  if (known.length < others.length) return undefined;
  return known.length === 0 ? marked : KeptGrams.joined([marked, ...known]);
}

/** A cache that fails is as good as none. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
