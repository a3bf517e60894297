const EXPIRY = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (?:UTC|([+-]\d{2})(\d{2}))$/;

/**
 * The time in `github-authentication-token-expiration`: `2026-12-01 10:00:00 UTC` for a classic token and
 * `2026-12-01 03:00:00 -0700` for others. Undefined where it is no such time.
 */
export function parseExpiry(text: string): Date | undefined {
  const match = EXPIRY.exec(text.trim());
  if (match === null) return undefined;
  const [, day, time, hours, minutes] = match;
  const at = new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
