// Revocation that takes its time: what was revoked goes on working as it did, for so long or for so many uses.

export interface LingeringOptions {
  /** Revoked credentials work that much longer. */
  readonly deathDelayMs?: number;
  /** Revoked credentials work so many times more; with a delay too, until the first of both is over. */
  readonly deathAfterUses?: number;
}

/** Keeps, by secret value, what a provider's caches still believe. */
export class Lingering<Principal> {
  readonly #options: LingeringOptions;
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly principal: Principal; readonly untilMs: number; usesLeft: number }>();

  constructor(options: LingeringOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** Called with what the value could do until now; does nothing where revocations are at once. */
  keep(value: string, principal: Principal): void {
    const { deathDelayMs, deathAfterUses } = this.#options;
    if (deathDelayMs === undefined && deathAfterUses === undefined) return;
    // A second change does not renew what the first left behind.
    if (this.#isKept(value)) return;
    const untilMs = deathDelayMs === undefined ? Infinity : this.#now() + deathDelayMs;
    this.#kept.set(value, { principal, untilMs, usesLeft: deathAfterUses ?? Infinity });
  }

  /** What this value can still do, once more; undefined where nothing lingers. */
  use(value: string): Principal | undefined {
    const kept = this.#kept.get(value);
    if (kept === undefined || !this.#isKept(value)) return undefined;
    kept.usesLeft -= 1;
    return kept.principal;
  }

  #isKept(value: string): boolean {
    const kept = this.#kept.get(value);
    return kept !== undefined && kept.usesLeft > 0 && this.#now() < kept.untilMs;
  }
}
