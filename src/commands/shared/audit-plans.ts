// Plans for what an audit holds against credentials that the configuration knows. Reads only: carrying a plan out is for
// `rotate`, with whoever approves it.
import type { AuditPlan, AuditReport } from '../../core/audit-report.js';
import type { CredentialConfig } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import { SEVERITIES } from '../../core/finding.js';
import type { SecretValue } from '../../core/secret-value.js';
import { findKnown } from '../../state/findings.js';
import { prepare } from '../rotate.js';
import { fingerprintKey, keyById } from './fingerprint-key.js';
import type { Io } from './io.js';
import { credentialFor } from './rotation-credential.js';
import type { RotationHouse } from './rotation-house.js';
import type { Target } from './rotation-targets.js';
import { readStored, storeNamed } from './stores.js';

interface Planning {
  readonly house: RotationHouse;
  readonly key: FingerprintKey;
  readonly io: Io;
}

/** One credential that something is held against: what a scan has found, or what stands in a store. */
interface Wanted {
  readonly target: Target;
  readonly entry: CredentialConfig;
  readonly key: FingerprintKey;
  /** Read from the store, where no scan has seen it. */
  readonly secret?: SecretValue;
  /** The command that carries the plan out. */
  readonly command: string;
}

/** A plan for each, or why there is none. One that can't be planned ends nothing. */
export async function plansFor(report: AuditReport, house: RotationHouse, io: Io): Promise<readonly AuditPlan[]> {
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
  const planning: Planning = { house, key, io };
  const plans = new Map<string, AuditPlan>();
  const keep = (plan: AuditPlan | undefined): void => {
    if (plan !== undefined && !plans.has(plan.credential)) plans.set(plan.credential, plan);
  };
  for (const fingerprint of new Set(report.violations.flatMap((one) => one.fingerprints))) {
    keep(await unlessRefused(fingerprint, io, () => planFound(fingerprint, planning)));
  }
  for (const entry of house.config.credentials) {
    if (!plans.has(entry.name)) keep(await unlessRefused(entry.name, io, () => planStored(entry, report, planning)));
  }
  return [...plans.values()];
}

/** What only a store holds has no finding, and is planned by its place. */
async function planFound(fingerprint: string, { house, key, io }: Planning): Promise<AuditPlan | undefined> {
  const known = await findKnown(house.state, fingerprint);
  if (known === undefined) return undefined;
  const its = known.keyId === key.id ? key : await keyById(known.keyId, io.env);
  const entry = its === undefined ? undefined : credentialFor(known, house);
  const command = `unleak rotate ${fingerprint}`;
  if (entry !== undefined && its !== undefined) {
    return planFor({ target: { ...known, key: its }, entry, key: its, command: `${command} --apply` }, house, io);
  }
  const message = `the configuration does not say which credential this is: ${command} prints the lines to add`;
  return { credential: fingerprint, fingerprint, outcome: 'not-planned', steps: [], message };
}

async function planStored(
  entry: CredentialConfig,
  { violations }: AuditReport,
  { house, key, io }: Planning,
): Promise<AuditPlan | undefined> {
  const { store, path, field, match, rotator } = entry;
  const whole = `${store}:${path}`;
  const isHere = (place: string): boolean =>
    field === undefined ? place === whole || place.startsWith(`${whole}#`) : place === `${whole}#${field}`;
  const against = violations.filter(({ places }) => places.some(isHere));
  if (against.length === 0) return undefined;
  const secret = await readStored(await storeNamed(io, house, store), path, field, io.signal);
  const fingerprint = key.fingerprint(secret);
  const severity = SEVERITIES.findLast((one) => against.some((other) => other.severity === one)) ?? 'medium';
  const provider = match.provider ?? house.config.providers[rotator]?.type ?? '';
  const target: Target = { fingerprint, provider, companions: [], locations: [], severity };
  const read = `unleak secret get ${path} --store ${store}${field === undefined ? '' : ` --field ${field}`}`;
  const command = `no scan has seen this value: ${read} | unleak scan -, then ${read} | unleak rotate ${fingerprint} --secret-stdin --apply`;
  return planFor({ target, entry, key, secret, command }, house, io);
}

async function planFor(
  { target, entry, key, secret, command }: Wanted,
  house: RotationHouse,
  io: Io,
): Promise<AuditPlan> {
  const { planned } = await prepare(target, entry, { flags: {}, house, key, secret }, io);
  const about = { credential: entry.name, fingerprint: target.fingerprint };
  if (planned.leaked === 'rejected') {
    return { ...about, outcome: 'not-planned', steps: [], message: 'its provider refuses this value already' };
  }
  const steps = planned.lines.map(({ text }) => text);
  return { ...about, outcome: 'planned', steps, message: `nothing was changed; to carry this out: ${command}` };
}

async function unlessRefused(
  credential: string,
  io: Io,
  plan: () => Promise<AuditPlan | undefined>,
): Promise<AuditPlan | undefined> {
  io.signal.throwIfAborted();
  try {
    return await plan();
  } catch (error) {
    io.signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    const hint = error.hint === undefined ? '' : ` (${error.hint})`;
    return { credential, outcome: 'not-planned', steps: [], message: `${error.message}${hint}` };
  }
}
