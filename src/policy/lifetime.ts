/** `max-lifetime` of the configuration, in milliseconds by provider; `default` is for all others. */
export type MaxLifetime = Readonly<Record<string, number>>;

/** When a credential made now has to end, or undefined where the policy sets no limit for this provider. */
export function expiryOf(maxLifetime: MaxLifetime, provider: string, now: Date): Date | undefined {
  const limitMs = maxLifetime[provider] ?? maxLifetime['default'];
  return limitMs === undefined ? undefined : new Date(now.getTime() + limitMs);
}
