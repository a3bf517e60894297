/** How long a credential lives: `policy.max-lifetime` of the configuration, and what holds where it says nothing. */

/** `max-lifetime`, in milliseconds by provider; `default` is for all others. */
export type MaxLifetime = Readonly<Record<string, number>>;

const DAY_MS = 86_400_000;

/** The longest life where `max-lifetime` says nothing. */
export const STRICT_LIFETIME_MS = 90 * DAY_MS;

export interface Limit {
  readonly ms: number;
  /** Whether nothing was configured for it. */
  readonly isDefault: boolean;
}

/** The end of a replacement that is made now. */
export interface Life {
  readonly endsAt: Date;
  /**
   * It is only due then, and does not end by itself: nobody asked for an end, and a login that stops working on a day that
   * nobody chose is an outage.
   */
  readonly isDueOnly: boolean;
}

/** The limit of the first of these names that `max-lifetime` has, else its default, else the strict one. */
export function limitOf(maxLifetime: MaxLifetime, providers: readonly string[]): Limit {
  const name = [...providers, 'default'].find((one) => Object.hasOwn(maxLifetime, one));
  const ms = name === undefined ? undefined : maxLifetime[name];
  return ms === undefined ? { ms: STRICT_LIFETIME_MS, isDefault: true } : { ms, isDefault: false };
}

/** When a credential of a provider that goes by these names has to end, or is due, if it is made now. */
export function lifeOf(maxLifetime: MaxLifetime, providers: readonly string[], now: Date): Life {
  const { ms, isDefault } = limitOf(maxLifetime, providers);
  return { endsAt: new Date(now.getTime() + ms), isDueOnly: isDefault };
}

/** As the configuration has it: `90d`, `12h`. */
export function durationText(ms: number): string {
  const units = { d: DAY_MS, h: 3_600_000, m: 60_000, s: 1000 };
  const [unit, size] = Object.entries(units).find(([, one]) => ms % one === 0) ?? ['ms', 1];
  return `${String(ms / size)}${unit}`;
}
