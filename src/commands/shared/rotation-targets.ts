/** Which findings `rotate` is about: named ones, all open ones that are configured, or those of a report. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { matchCredential } from '../../config/match.js';
import { AppError } from '../../core/errors.js';
import { isFingerprint, type FingerprintKey } from '../../core/fingerprint.js';
import type { Location } from '../../core/finding.js';
import { findKnown, openFingerprints, type KnownFinding } from '../../state/findings.js';
import { keyById } from './fingerprint-key.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';

/** What is to be rotated: what a scan or a report knows of it. */
export type Target = Pick<KnownFinding, 'fingerprint' | 'provider' | 'companions' | 'locations'> &
  Partial<Pick<KnownFinding, 'life' | 'ruleId'>> & {
    /** As a scan recorded it: a report may say anything. */
    readonly severity?: string | undefined;
    /** The key of its fingerprint, where that is not the one of this run: a baseline has its own. */
    readonly key?: FingerprintKey;
  };

/** What is to be rotated; fails with `not-found` where there is nothing. */
export async function targetsOf(
  fingerprints: readonly string[],
  flags: { readonly from?: string },
  house: RotationHouse,
  key: FingerprintKey,
  io: Io,
): Promise<readonly Target[]> {
  if (flags.from !== undefined) return targetsFrom(resolve(io.cwd, flags.from), fingerprints, key, io);
  const known = (one: string): Promise<Target> => knownTarget(one, house, key, io);
  if (fingerprints.length > 0) return Promise.all(fingerprints.map(known));
  const open = await Promise.all((await openFingerprints(house.state)).map(known));
  const configured = open.filter((target) => matchCredential(house.config, target).length > 0);
  if (configured.length > 0) return configured;
  throw new AppError('not-found', 'rotate: no open finding matches a configured credential', {
    hint: 'name a fingerprint: unleak rotate FINGERPRINT prints the lines to add',
  });
}

async function knownTarget(fingerprint: string, house: RotationHouse, key: FingerprintKey, io: Io): Promise<Target> {
  const known = await findKnown(house.state, fingerprint);
  if (known !== undefined) {
    return { ...known, key: await keyOf(`rotate: ${fingerprint}`, known.keyId, key, io) };
  }
  throw new AppError('not-found', `rotate: looking up: ${fingerprint}: no scan has recorded it, or several begin so`, {
    hint: 'run unleak scan first, or name a report with --from',
  });
}

/** The findings of a JSON report of ours. Only what names and places them is taken from it. */
async function targetsFrom(
  path: string,
  fingerprints: readonly string[],
  key: FingerprintKey,
  io: Io,
): Promise<readonly Target[]> {
  const report = parseReport(await readReport(path));
  if (report === undefined) throw new AppError('usage', `rotate: --from: ${path}: not a JSON report of unleak`);
  const reportKey = await keyOf(`rotate: --from: ${path}`, report.keyId, key, io);
  const wanted = report.targets.filter((one) => fingerprints.length === 0 || fingerprints.includes(one.fingerprint));
  if (wanted.length > 0) return wanted.map((one) => ({ ...one, severity: undefined, key: reportKey }));
  throw new AppError('not-found', `rotate: --from: ${path}: holds no such finding`);
}

async function readReport(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('not-found', `rotate: --from: ${path}: can not be read`, { cause });
  }
}

/** Under another key the same value has another fingerprint, and nothing would ever match. */
async function keyOf(what: string, keyId: string, key: FingerprintKey, io: Io): Promise<FingerprintKey> {
  if (keyId === key.id) return key;
  const shared = await keyById(keyId, io.env);
  if (shared !== undefined) return shared;
  throw new AppError('config', `${what}: made with the fingerprint key ${keyId}, and here it is ${key.id}`, {
    hint: 'set UNLEAK_FINGERPRINT_KEY_FILE to the key of that scan, or scan again',
  });
}

function parseReport(text: string): { readonly keyId: string; readonly targets: readonly Target[] } | undefined {
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof report !== 'object' || report === null) return undefined;
  const { findings, fingerprintKeyId } = report as Record<string, unknown>;
  if (typeof fingerprintKeyId !== 'string' || !Array.isArray(findings) || !findings.every(isTarget)) return undefined;
  return { keyId: fingerprintKeyId, targets: findings };
}

function isTarget(value: unknown): value is Target {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, provider, companions, locations } = value as Record<string, unknown>;
  return (
    typeof fingerprint === 'string' &&
    isFingerprint(fingerprint) &&
    typeof provider === 'string' &&
    Array.isArray(companions) &&
    Array.isArray(locations) &&
    (locations as readonly Partial<Location>[]).every((one) => typeof one.source === 'string')
  );
}
