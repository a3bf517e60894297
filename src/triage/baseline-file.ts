/**
 * The file of what somebody has accepted: one fingerprint a line with its expiry, owner and reason, sorted, so that two
 * people's changes merge. Its header carries the key of the fingerprints, because the team that shares the file has to get
 * the same ones; where that is an organization's own key, only its id.
 */
import { AppError } from '../core/errors.js';
import { FingerprintKey, isFingerprint } from '../core/fingerprint.js';

export interface Acceptance {
  readonly fingerprint: string;
  /** Last day on which it counts, or `never`. */
  readonly expires: string;
  readonly owner: string;
  readonly reason: string;
}

export interface Baseline {
  readonly keyId: string;
  /** Undefined where the header names the key by its id only. */
  readonly key: Buffer | undefined;
  readonly accepted: readonly Acceptance[];
}

export const BASELINE_NAME = '.unleak-baseline';
export const MAX_BASELINE_BYTES = 16 * 1024 * 1024;

const HEADER = /^# unleak baseline 1 key-id ([0-9a-f]{16})(?: key ([0-9a-f]{64}))?$/;
const ENTRY = /^(\S+) +(\S+) +(\S+) +(\S.*)$/;
const EXPLANATION = [
  '# Fingerprints of what was looked at and accepted: fingerprint, last day (or never), owner, reason. Sorted; edit with',
  '# unleak baseline add and remove. The key makes the fingerprints of this project and opens nothing.',
];

/** Reads a baseline; fails with `config` and the line for one that is not understood, so that no mistake hides a finding. */
export function parseBaseline(file: string, text: string): Baseline {
  const lines = text.split(/\r?\n/);
  const header = HEADER.exec(lines[0] ?? '');
  if (header === null) throw wrong(file, 1, 'expected the header that unleak baseline create writes');
  const keyId = header[1] ?? '';
  const key = header[2] === undefined ? undefined : Buffer.from(header[2], 'hex');
  if (key !== undefined && new FingerprintKey(key).id !== keyId)
    throw wrong(file, 1, 'the key is not that of the key-id');
  const accepted = new Map<string, Acceptance>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const entry = parseEntry(file, index + 1, line);
    if (accepted.has(entry.fingerprint)) throw wrong(file, index + 1, 'the fingerprint stands there twice');
    accepted.set(entry.fingerprint, entry);
  }
  return { keyId, key, accepted: [...accepted.values()] };
}

export function formatBaseline({ keyId, key, accepted }: Baseline): string {
  const header = `# unleak baseline 1 key-id ${keyId}${key === undefined ? '' : ` key ${key.toString('hex')}`}`;
  const sorted = accepted.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const lines = sorted.map(({ fingerprint, expires, owner, reason }) =>
    [fingerprint, expires, owner, reason].join(' '),
  );
  return `${[header, ...EXPLANATION, ...lines].join('\n')}\n`;
}

/** What an option or a foreign file gave, as it can stand in the file; fails with `usage`. */
export function acceptanceOf(fields: Acceptance): Acceptance {
  const owner = fields.owner.trim();
  const reason = oneLine(fields.reason);
  if (!isOwner(owner)) throw new AppError('usage', 'baseline: owner: expected a name or an address without blanks');
  if (reason === '') throw new AppError('usage', 'baseline: reason: expected some words');
  return { ...fields, owner, reason };
}

/** Whether it no longer counts on that day (`2026-01-31`). */
export function isExpired({ expires }: Pick<Acceptance, 'expires'>, today: string): boolean {
  return expires !== 'never' && expires < today;
}

export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parseEntry(file: string, line: number, text: string): Acceptance {
  const [, fingerprint = '', expires = '', owner = '', reason = ''] = ENTRY.exec(text) ?? [];
  if (!isFingerprint(fingerprint))
    throw wrong(file, line, 'expected a fingerprint, the last day, the owner and the reason');
  if (expires !== 'never' && !isDay(expires)) throw wrong(file, line, 'expected a day like 2026-12-31 or never');
  if (!isOwner(owner)) throw wrong(file, line, 'expected an owner');
  return { fingerprint, expires, owner, reason: oneLine(reason) };
}

function isOwner(text: string): boolean {
  return /^[^\s#]\S{0,99}$/u.test(text) && !isDay(text);
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

function wrong(file: string, line: number, what: string): AppError {
  return new AppError('config', `baseline: read: ${file}:${String(line)}: ${what}`);
}
