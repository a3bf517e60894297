import { resolve } from 'node:path';
import { makeAudit } from '../audit/audit.js';
import { PROVIDER_TYPES, type ProviderConfig } from '../config/providers/index.js';
import type { ProviderType } from '../config/providers/provider-type.js';
import type { AuditLimits, AuditReport } from '../core/audit-report.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { writePrivateFile } from '../platform/private-files.js';
import { auditWaiverFor } from '../policy/audit-waivers.js';
import { limitOf } from '../policy/lifetime.js';
import { auditCsv } from '../reporters/audit-csv.js';
import { auditHtml } from '../reporters/audit-html.js';
import { auditJson } from '../reporters/audit-json.js';
import { auditText } from '../reporters/audit-text.js';
import { appendTrail } from '../trail/trail.js';
import { thisActor } from './shared/actor.js';
import { evidenceOf } from './shared/audit-evidence.js';
import { rotationDates } from './shared/audit-rotations.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { entriesOf } from './shared/inventories.js';
import { writeAll, type Io } from './shared/io.js';
import { Progress } from './shared/progress.js';
import { openRotationHouse, type RotationHouse } from './shared/rotation-house.js';
import { storeNamed } from './shared/stores.js';

export interface AuditFlags {
  readonly provider?: readonly string[];
  readonly format: keyof typeof FORMATS;
  readonly json?: boolean;
  readonly output?: string;
  readonly fix?: boolean;
  readonly config?: string;
  readonly quiet?: boolean;
}

const FORMATS = { text: auditText, json: auditJson, csv: auditCsv, html: auditHtml } as const;

const DAY_MS = 86_400_000;
/** For one provider: AWS lets an account ask for few users a second. */
const DEADLINE_MS = 15 * 60_000;
const UNUSED_DAYS = 90;

/** Lists what is active at the providers and in the stores and says what is against the policy. Changes nothing. */
export async function runAudit(flags: AuditFlags, io: Io): Promise<ExitCode> {
  const house = await openRotationHouse(io, flags);
  try {
    const audit = await auditHouse(house, flags, io);
    const report = flags.fix === true ? await withPlans(audit, house, io) : audit;
    await record(report, house, io);
    const chunks = FORMATS[flags.json === true ? 'json' : flags.format](report);
    if (flags.output === undefined) await writeAll(io.stdout, chunks);
    else await writePrivateFile(resolve(io.cwd, flags.output), chunks);
    if (report.violations.length > 0) return EXIT.findings;
    return report.state === 'complete' ? EXIT.ok : EXIT.incomplete;
  } finally {
    await house.close();
  }
}

async function auditHouse(house: RotationHouse, flags: AuditFlags, io: Io): Promise<AuditReport> {
  const providers = entriesOf(io, house, flags.provider);
  if (providers.every(({ open }) => open === undefined)) {
    throw new AppError('config', 'audit: listing providers: no provider is configured whose tokens can be listed', {
      hint: 'configure providers of the types aws-iam, github, gitlab, cloudflare, openai, sendgrid or vault-token',
    });
  }
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
  const { evidence, source, keys } = await evidenceOf(house, key, io);
  const now = (): number => io.clock.now().getTime();
  const progress = new Progress({ stderr: io.stderr, isTty: io.isStderrTty, isQuiet: flags.quiet === true, now });
  let done = 0;
  try {
    return await makeAudit({
      version: UNLEAK_VERSION,
      providers,
      stores: Object.entries(house.config.stores).map(([name, { type }]) => ({
        name,
        type,
        open: () => storeNamed(io, house, name),
      })),
      evidence,
      scans: source,
      stored: { fingerprints: (secret) => keys.map((one) => one.fingerprint(secret)), configured: placesOf(house) },
      limits: limitsOf(house),
      waiverOf: (one) => auditWaiverFor(house.config.policy.auditWaivers, one, io.clock.now()),
      rotatedAt: await rotationDates(house),
      clock: io.clock,
      signal: io.signal,
      deadlineMs: DEADLINE_MS,
      onToken: () => void progress.update({ what: 'tokens', done: (done += 1) }),
    });
  } finally {
    progress.stop();
  }
}

async function withPlans(report: AuditReport, house: RotationHouse, io: Io): Promise<AuditReport> {
  const { plansFor } = await import('./shared/audit-plans.js');
  return { ...report, plans: await plansFor(report, house, io) };
}

/** Values of stores were read: that is on the trail, as each reading is. */
async function record(
  { state, sources, tokens, violations, waived }: AuditReport,
  house: RotationHouse,
  io: Io,
): Promise<void> {
  const read = sources.filter(({ kind }) => kind === 'store').map(({ name }) => name);
  const detail = { state, stores: read, tokens: tokens.length, violations: violations.length, waived: waived.length };
  const [at, actor] = [io.clock.now().toISOString(), thisActor()];
  await house.state.write((trx) => appendTrail(trx, { at, actor, action: 'audit', detail }));
}

/** Where configured credentials are kept, and whose they are. */
function placesOf({ config }: RotationHouse): ReadonlyMap<string, string> {
  return new Map(
    config.credentials.map(({ store, path, field, rotator, match }) => [
      `${store}:${path}${field === undefined ? '' : `#${field}`}`,
      match.provider ?? providerOf(config.providers[rotator]?.type) ?? rotator,
    ]),
  );
}

function providerOf(type: ProviderConfig['type'] | undefined): string | undefined {
  if (type === undefined) return undefined;
  const known: ProviderType = PROVIDER_TYPES[type];
  return known.provider ?? type;
}

/** By the names that violations use; a store's entries of which nobody says whose they are have the default. */
function limitsOf({ config }: RotationHouse): AuditLimits {
  const { maxLifetimeMs } = config.policy;
  const types = Object.values(config.providers).map(({ type }) => type);
  const names = types.map((type) => [providerOf(type) ?? type, type] as const);
  const daysOf = (providers: readonly string[]): number => Math.floor(limitOf(maxLifetimeMs, providers).ms / DAY_MS);
  return {
    maxLifetimeDays: {
      default: daysOf([]),
      ...Object.fromEntries(names.map(([provider, type]) => [provider, daysOf([type, provider])])),
    },
    isConfigured: !limitOf(maxLifetimeMs, []).isDefault,
    unusedDays: UNUSED_DAYS,
  };
}
