const MS_BY_UNIT = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DURATION = /^[0-9]{1,6}(?:ms|s|m|h|d)$/;

/** `90d`, `12h`, `10m`, `30s` or `500ms` in milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const unit = text.replace(/^[0-9]+/, '') as keyof typeof MS_BY_UNIT;
  return Number.parseInt(text, 10) * MS_BY_UNIT[unit];
}
