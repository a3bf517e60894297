import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { matchCredential, suggestCredential } from '../config/match.js';
import { PROVIDER_TYPES } from '../config/providers/index.js';
import type { CredentialConfig } from '../config/schema.js';
import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { isFingerprint, type FingerprintKey } from '../core/fingerprint.js';
import type { Companion, Location } from '../core/finding.js';
import type { SecretValue } from '../core/secret-value.js';
import type { ConsumerSpec } from '../journal/rotation.js';
import { randomId } from '../platform/random.js';
import type { RotationParts } from '../rotation/parts.js';
import { makePlan, type PlannedRotation } from '../rotation/plan.js';
import { findKnown, openFingerprints, type KnownFinding } from '../state/findings.js';
import { setLife } from '../state/life.js';
import { driveRotation } from './shared/drive-rotation.js';
import { fingerprintKey, keyById } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';
import { consumersOf, specOf } from './shared/parts.js';
import { readAgain, type PlaceNow } from './shared/read-again.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { noProvider, rotatorNamed } from './shared/rotators.js';
import { planText } from './shared/show-rotation.js';
import { secretFromStdin } from './shared/stdin-secret.js';
import { storeNamed } from './shared/stores.js';

export interface RotateFlags {
  readonly apply?: boolean;
  readonly dryRun?: boolean;
  readonly from?: string;
  readonly secretStdin?: boolean;
  readonly update?: readonly string[];
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What is to be rotated: what a scan or a report knows of it. */
type Target = Pick<KnownFinding, 'fingerprint' | 'provider' | 'companions' | 'locations'> &
  Partial<Pick<KnownFinding, 'life'>> & {
    /** The key of its fingerprint, where that is not the one of this run: a baseline has its own. */
    readonly key?: FingerprintKey;
  };

interface Prepared {
  readonly planned: PlannedRotation;
  readonly parts: Omit<RotationParts, 'onStep'>;
  readonly places: readonly PlaceNow[];
}

/** Plans the rotation of each finding and, with `--apply`, carries the plans out, one after the other. */
export async function runRotate(fingerprints: readonly string[], flags: RotateFlags, io: Io): Promise<ExitCode> {
  if (flags.apply === true && flags.dryRun === true) {
    throw new AppError('usage', 'rotate: --apply and --dry-run: expected one of them');
  }
  const house = await openRotationHouse(io, flags);
  try {
    const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
    const targets = await targetsOf(fingerprints, flags, house, key, io);
    let worst: ExitCode = EXIT.ok;
    for (const target of targets) {
      const exitCode = await rotateOne(target, flags, house, target.key ?? key, io);
      if (exitCode > worst) worst = exitCode;
    }
    return worst;
  } finally {
    await house.close();
  }
}

async function rotateOne(
  target: Target,
  flags: RotateFlags,
  house: RotationHouse,
  key: FingerprintKey,
  io: Io,
): Promise<ExitCode> {
  if (target.life === 'dead')
    return nothingToDo(target, 'it is dead, as an earlier rotation or plan has shown', flags, io);
  const entry = credentialFor(target, house);
  if (entry === undefined) return suggest(target, io);
  const prepared = await prepare(target, entry, flags, house, key, io);
  const { planned, parts, places } = prepared;
  if (planned.leaked === 'rejected') return alreadyDead(target, prepared, house, flags, io);
  if (flags.apply !== true) {
    await print(io, flags, planJson(planned, places), `${planText(planned, places)}${applyLine(target, flags)}`);
    return EXIT.ok;
  }
  const rotation = await house.journal.create(planned.id, planned.plan, planned.secrets);
  const { exitCode, message } = await driveRotation(io, parts, rotation, flags.quiet === true);
  const after = await house.journal.load(rotation.id);
  await print(io, flags, { id: rotation.id, state: after.state, plan: after.plan, message }, `${message}\n`);
  return exitCode;
}

async function prepare(
  target: Target,
  entry: CredentialConfig,
  flags: RotateFlags,
  house: RotationHouse,
  key: FingerprintKey,
  io: Io,
): Promise<Prepared> {
  const { secret, companions, places } = await valueOf(target, flags, key, io);
  const current = credentialOf(entry, [...target.companions, ...companions], secret, house);
  const specs: readonly ConsumerSpec[] = [
    ...entry.consumers.map(specOf),
    ...(flags.update ?? []).map((path) => ({ kind: 'text-file' as const, path: resolve(io.cwd, path) })),
  ];
  const parts = {
    journal: house.journal,
    rotator: await rotatorNamed(io, house, entry.rotator),
    store: await storeNamed(io, house, entry.store),
    consumers: await consumersOf(io, specs, current),
    clock: io.clock,
  };
  const request = {
    rotationId: `r${randomId(12)}`,
    fingerprint: target.fingerprint,
    current,
    credentialName: entry.name,
    rotator: entry.rotator,
    purpose: entry.purpose,
    place: {
      store: entry.store,
      path: entry.path,
      ...(entry.field === undefined ? {} : { field: entry.field }),
      ...(entry.userField === undefined ? {} : { userField: entry.userField }),
    },
    consumers: specs,
    graceMs: entry.graceMs ?? 0,
    order: entry.order,
    waiver: entry.waiver,
    maxLifetime: house.config.policy.maxLifetimeMs,
  };
  return { planned: await makePlan(parts, request, io.signal), parts, places };
}

/** The value, read again from where it stands or from standard input; the fingerprint says that it is the one. */
async function valueOf(
  target: Target,
  flags: RotateFlags,
  key: FingerprintKey,
  io: Io,
): Promise<{ secret: SecretValue; companions: readonly Companion[]; places: readonly PlaceNow[] }> {
  const again = await readAgain(target.fingerprint, target.locations, key, io.signal);
  if (flags.secretStdin === true) {
    const secret = await secretFromStdin(io);
    if (key.fingerprint(secret) !== target.fingerprint) {
      throw new AppError('usage', `rotate: standard input: not the value with the fingerprint ${target.fingerprint}`);
    }
    return { ...again, secret };
  }
  if (again.secret !== undefined) return { ...again, secret: again.secret };
  throw new AppError(
    'not-found',
    `rotate: reading the value again: ${target.fingerprint}: it stands nowhere any more`,
    {
      hint: 'give it on standard input with --secret-stdin, or scan again',
    },
  );
}

function credentialOf(
  entry: CredentialConfig,
  companions: readonly Companion[],
  secret: SecretValue,
  house: RotationHouse,
): Credential {
  const settings = house.config.providers[entry.rotator];
  if (settings === undefined) throw noProvider(entry.rotator);
  const known: Readonly<Record<string, string | number | undefined>> = {
    ...Object.fromEntries(companions.toReversed().map(({ name, value }) => [name, value])),
    ...Object.fromEntries(Object.entries(entry.match).filter(([, value]) => value !== undefined)),
  };
  const { provider, needed, optional } = PROVIDER_TYPES[settings.type];
  for (const name of needed) {
    if (known[name] !== undefined) continue;
    throw new AppError('config', `rotate: planning: ${entry.name}: the finding does not tell the ${name}`, {
      hint: `add ${name}: to match in the configuration`,
    });
  }
  const names = [...needed, ...optional].filter((name) => known[name] !== undefined);
  const attributes = Object.fromEntries(names.map((name) => [name, String(known[name])]));
  return { provider, secret, attributes };
}

function credentialFor(target: Target, house: RotationHouse): CredentialConfig | undefined {
  const matching = matchCredential(house.config, target);
  if (matching.length > 1) {
    const names = matching.map(({ name }) => name).join(', ');
    throw new AppError('config', `rotate: ${target.fingerprint}: several credentials match: ${names}`, {
      hint: 'make their match more exact',
    });
  }
  return matching[0];
}

async function suggest(target: Target, io: Io): Promise<ExitCode> {
  io.stderr.write(
    `error: rotate: ${target.fingerprint}: the configuration does not say which credential this is\n` +
      'hint: complete these lines and add them to your unleak.yaml\n',
  );
  await writeAll(io.stdout, [suggestCredential(target)]);
  return EXIT.usage;
}

async function alreadyDead(
  target: Target,
  { planned }: Prepared,
  house: RotationHouse,
  flags: RotateFlags,
  io: Io,
): Promise<ExitCode> {
  await house.state.write((trx) => setLife(trx, target.fingerprint, 'dead'));
  return nothingToDo(target, `${planned.plan.rotator} refuses this value already`, flags, io);
}

async function nothingToDo(target: Target, why: string, flags: RotateFlags, io: Io): Promise<ExitCode> {
  const message = `${target.fingerprint}: nothing to rotate: ${why}`;
  await print(io, flags, { fingerprint: target.fingerprint, state: 'dead', message }, `${message}\n`);
  return EXIT.ok;
}

async function targetsOf(
  fingerprints: readonly string[],
  flags: RotateFlags,
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
  if (wanted.length > 0) return wanted.map((one) => ({ ...one, key: reportKey }));
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

function applyLine(target: Target, flags: RotateFlags): string {
  const update = (flags.update ?? []).map((path) => ` --update ${path}`).join('');
  return `nothing was changed; to carry this out: unleak rotate ${target.fingerprint}${update} --apply\n`;
}

function planJson(planned: PlannedRotation, places: readonly PlaceNow[]): unknown {
  const { id, plan, leaked, lines } = planned;
  return { id, state: 'planned', leaked, plan, steps: lines, places };
}

async function print(io: Io, flags: { readonly json?: boolean }, json: unknown, text: string): Promise<void> {
  await writeAll(io.stdout, [flags.json === true ? `${JSON.stringify(json, null, 2)}\n` : text]);
}
