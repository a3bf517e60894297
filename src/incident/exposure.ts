/** Since when a leak is exposed and by whom, as far as commits tell. Pure. */
import type { Location } from '../core/finding.js';

/** A commit that brought it in, as far as it is known. */
export interface Introduction {
  readonly date: string;
  readonly author?: string;
  readonly commit?: string;
  readonly path?: string;
  readonly repository?: string;
}

/** The commits that are known to hold it, the oldest first, each once. */
export function introductionsOf(places: readonly Location[]): readonly Introduction[] {
  const byCommit = new Map<string, Introduction>();
  for (const { date, author, commit, path, repository } of places) {
    if (date === undefined || Number.isNaN(Date.parse(date))) continue;
    const key = commit ?? `${author ?? ''} ${date}`;
    if (byCommit.has(key)) continue;
    byCommit.set(key, {
      date,
      ...(author === undefined ? {} : { author }),
      ...(commit === undefined ? {} : { commit }),
      ...(path === undefined ? {} : { path }),
      ...(repository === undefined ? {} : { repository }),
    });
  }
  return [...byCommit.values()].toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date));
}

/** How long from one moment to another, as `3 days 4 h` or `12 min`. */
export function durationText(fromMs: number, toMs: number): string {
  const minutes = Math.max(0, Math.floor((toMs - fromMs) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${String(days)} ${days === 1 ? 'day' : 'days'} ${String(hours)} h`;
  if (hours > 0) return `${String(hours)} h ${String(minutes % 60)} min`;
  return minutes > 0 ? `${String(minutes)} min` : 'less than a minute';
}

/** To the second, as `2026-03-01 10:00:00 UTC`; what is no time stays as it is. */
export function momentText(at: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? at : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
