import { join, resolve } from 'node:path';
import { parseDuration } from '../config/durations.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Confidence, Finding } from '../core/finding.js';
import { isFingerprint } from '../core/fingerprint.js';
import { pathsFor } from '../platform/paths.js';
import { printable } from '../reporters/printable.js';
import { count } from '../reporters/summary.js';
import { acceptanceOf, BASELINE_NAME, isDay, isExpired, type Acceptance } from '../triage/baseline-file.js';
import { freshKey } from './shared/baseline-key.js';
import { readBaseline, writeBaseline } from './shared/baseline-store.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { repositoryAround } from './shared/repository-around.js';
import { scanForTriage } from './shared/scan-for-triage.js';

export interface BaselineFlags {
  readonly baseline?: string;
  readonly json?: boolean;
}

/** What is written beside a fingerprint. */
export interface AcceptFlags extends BaselineFlags {
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

export interface CreateFlags extends AcceptFlags {
  readonly minConfidence: Confidence;
  readonly quiet?: boolean;
}

/** Accepts all that a scan finds now, under a key of the project's own, or the organization's. What is live is refused. */
export async function createBaseline(paths: readonly string[], flags: CreateFlags, io: Io): Promise<ExitCode> {
  const path = pathOf(flags, io);
  const expires = lastDay(flags.expires, io.clock.now());
  const { key, header } = await freshKey(io);
  // So that a hopeless attempt does not cost a scan.
  await refuseExisting(path);
  const report = await scanForTriage(
    paths,
    { key, minConfidence: flags.minConfidence, quiet: flags.quiet === true },
    io,
  );
  const { live, others } = byLiveness(report.findings);
  const accepted = others.map(({ fingerprint }) => acceptanceOf({ ...flags, fingerprint, expires }));
  await writeBaseline(path, { ...header, accepted });
  await writeAll(io.stdout, [`${printable(path)}: ${count(accepted.length, 'finding')} accepted until ${expires}\n`]);
  for (const one of live) io.stderr.write(`refused: ${one.ruleId} ${one.fingerprint}: it is live: rotate it\n`);
  if (report.state === 'incomplete') {
    io.stderr.write('warning: the scan was incomplete: what could not be read is not in it (unleak scan tells what)\n');
  }
  if (live.length > 0) return EXIT.findings;
  return report.state === 'complete' ? EXIT.ok : EXIT.incomplete;
}

/** Accepts one finding, or gives one that is accepted another reason, owner and expiry. */
export async function addToBaseline(fingerprint: string, flags: AcceptFlags, io: Io): Promise<ExitCode> {
  requireFingerprint(fingerprint, 'add');
  const before = await readBaseline(pathOf(flags, io));
  await refuseRotating(fingerprint, io);
  await refuseLive(fingerprint, io);
  const entry = acceptanceOf({ ...flags, fingerprint, expires: lastDay(flags.expires, io.clock.now()) });
  const others = before.accepted.filter((one) => one.fingerprint !== fingerprint);
  await writeBaseline(before.path, { ...before, accepted: [...others, entry] }, before);
  await writeAll(io.stdout, [`accepted ${fingerprint} until ${entry.expires}\n`]);
  return EXIT.ok;
}

/** Takes findings out of it, so that the next scan reports them again. */
export async function removeFromBaseline(
  fingerprints: readonly string[],
  flags: BaselineFlags,
  io: Io,
): Promise<ExitCode> {
  const before = await readBaseline(pathOf(flags, io));
  for (const one of fingerprints) {
    requireFingerprint(one, 'remove');
    if (before.accepted.some(({ fingerprint }) => fingerprint === one)) continue;
    throw new AppError('not-found', `baseline: remove: ${one}: not in ${before.path}`);
  }
  const accepted = before.accepted.filter(({ fingerprint }) => !fingerprints.includes(fingerprint));
  await writeBaseline(before.path, { ...before, accepted }, before);
  await writeAll(
    io.stdout,
    fingerprints.map((one) => `no longer accepted: ${one}\n`),
  );
  return EXIT.ok;
}

export async function listBaseline(flags: BaselineFlags, io: Io): Promise<ExitCode> {
  const baseline = await readBaseline(pathOf(flags, io));
  const today = dayOf(io.clock.now());
  const entries = baseline.accepted.map((one) => ({ ...one, isExpired: isExpired(one, today) }));
  if (flags.json === true) {
    const { path, keyId } = baseline;
    await writeAll(io.stdout, [`${JSON.stringify({ path, fingerprintKeyId: keyId, accepted: entries }, null, 2)}\n`]);
    return EXIT.ok;
  }
  await writeAll(
    io.stdout,
    entries.map((one) => `${line(one)}${one.isExpired ? ' (expired)' : ''}\n`),
  );
  return EXIT.ok;
}

const SOON_DAYS = 30;

/** Says what is wrong with a baseline. 1 if something has expired, 2 if it can't be used, 0 otherwise. */
export async function checkBaseline(flags: BaselineFlags, io: Io): Promise<ExitCode> {
  const baseline = await readBaseline(pathOf(flags, io));
  await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false, baseline });
  const now = io.clock.now();
  const today = dayOf(now);
  const soon = dayOf(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  const expired = baseline.accepted.filter((one) => isExpired(one, today));
  const due = baseline.accepted.filter((one) => !isExpired(one, today) && isExpired(one, soon));
  if (flags.json === true) {
    const { path, keyId, accepted } = baseline;
    const result = { path, fingerprintKeyId: keyId, accepted: accepted.length, expired, expiresSoon: due };
    await writeAll(io.stdout, [`${JSON.stringify(result, null, 2)}\n`]);
  } else {
    await writeAll(io.stdout, [
      ...expired.map((one) => `expired: ${line(one)}\n`),
      ...due.map((one) => `expires within ${String(SOON_DAYS)} days: ${line(one)}\n`),
      `${printable(baseline.path)}: ${String(baseline.accepted.length)} accepted, ${String(expired.length)} expired\n`,
    ]);
  }
  return expired.length > 0 ? EXIT.findings : EXIT.ok;
}

/** The file that is named, else the one at the root of the repository that we are in. */
export function pathOf({ baseline }: BaselineFlags, io: Io): string {
  return baseline === undefined ? join(repositoryAround(io.cwd) ?? io.cwd, BASELINE_NAME) : resolve(io.cwd, baseline);
}

/** `2026-12-31`, the day after a duration like `90d`, or `never`. */
export function lastDay(text: string, now: Date): string {
  const duration = parseDuration(text);
  if (duration !== undefined) return dayOf(new Date(now.getTime() + duration));
  if (text === 'never') return text;
  if (!isDay(text)) {
    throw new AppError('usage', 'baseline: --expires: expected a day, a duration or never', {
      hint: 'for example 2026-12-31, 90d or never',
    });
  }
  if (text < dayOf(now)) throw new AppError('usage', `baseline: --expires: expected a day to come: got ${text}`);
  return text;
}

/** What a provider has accepted, and the rest. */
export function byLiveness(findings: readonly Finding[]): { live: readonly Finding[]; others: readonly Finding[] } {
  const isLive = ({ validity }: Finding): boolean => validity.state === 'active';
  return { live: findings.filter(isLive), others: findings.filter((one) => !isLive(one)) };
}

async function refuseExisting(path: string): Promise<void> {
  const existing = await readBaseline(path).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  });
  if (existing === undefined) return;
  throw new AppError('config', `baseline: create: ${path}: is there already`, {
    hint: 'unleak baseline add and import add to it',
  });
}

/** A rotation has shown that it works; it is not accepted but replaced. */
async function refuseRotating(fingerprint: string, io: Io): Promise<void> {
  const { openState } = await import('../state/database.js');
  const { findKnown } = await import('../state/findings.js');
  const state = await openState(pathsFor(io.env).state);
  try {
    const known = await findKnown(state, fingerprint);
    if (known?.life !== 'rotating') return;
    throw new AppError('config', `baseline: add: ${fingerprint}: is live: it is being rotated`, {
      hint: 'unleak rotations list shows the rotation',
    });
  } finally {
    await state.close();
  }
}

/** A provider has accepted it, and has not refused it since. */
async function refuseLive(fingerprint: string, io: Io): Promise<void> {
  const { isKnownLive } = await import('./shared/known-live.js');
  if (!(await isKnownLive(fingerprint, io))) return;
  throw new AppError('config', `baseline: add: ${fingerprint}: is live: its provider accepts it`, {
    hint: `rotate it: unleak rotate ${fingerprint}; if it is dead by now: unleak inspect --fingerprint ${fingerprint}`,
  });
}

function requireFingerprint(text: string, doing: string): void {
  if (isFingerprint(text)) return;
  // It may be a value, pasted by mistake.
  throw new AppError('usage', `baseline: ${doing}: expected a fingerprint: v1: and 32 hex digits`);
}

function line({ fingerprint, expires, owner, reason }: Acceptance): string {
  return printable(`${fingerprint} until ${expires} ${owner}: ${reason}`);
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
