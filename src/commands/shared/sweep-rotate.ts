/** `sweep --rotate`: what the list and the policy allow is rotated, and for the rest there is a plan for a person. */
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { loadUserConfig } from '../../config/load.js';
import { matchCredential } from '../../config/match.js';
import type { Config, CredentialConfig } from '../../config/schema.js';
import type { SweepFile } from '../../config/sweep-file.js';
import { EXIT } from '../../core/exit-codes.js';
import type { Location } from '../../core/finding.js';
import type { SweptFinding, SweptRotation } from '../../core/sweep-report.js';
import { decideUnattended, type UnattendedCandidate } from '../../policy/unattended.js';
import type { State } from '../../state/database.js';
import { findKnown } from '../../state/findings.js';
import type { Sweeps } from '../../state/sweeps.js';
import { runRotate } from '../rotate.js';
import type { Io } from './io.js';

export interface SweepRotateParts {
  readonly file: SweepFile;
  readonly config: string | undefined;
  readonly state: State;
  readonly sweeps: Sweeps;
}

/** Shorter than a day, so that a sweep that begins a little earlier than last night has its own. */
const NIGHT_MS = 16 * 3_600_000;
/** Plans ask providers; more would be read by nobody. */
const MAX_PLANS = 20;

/** To be called when every place is done; worst first. */
export async function rotateFound(
  findings: readonly SweptFinding[],
  { file, config: path, state, sweeps }: SweepRotateParts,
  io: Io,
): Promise<readonly SweptRotation[]> {
  const config = await loadUserConfig({ env: io.env, cwd: io.cwd, configPath: path });
  const candidates: UnattendedCandidate[] = [];
  const unclear: SweptRotation[] = [];
  for (const { fingerprint, life } of findings) {
    const known = life === 'open' ? await findKnown(state, fingerprint) : undefined;
    const [entry, other] = known === undefined ? [] : matchCredential(config, known);
    if (known === undefined || entry === undefined || isWhereItBelongs(known.locations, entry)) continue;
    const { name: credential, rotator } = entry;
    if (other === undefined) candidates.push({ fingerprint, credential, provider: typeOf(config, rotator) });
    else
      unclear.push({
        fingerprint,
        credential,
        outcome: 'planned',
        message: 'several entries of the configuration match',
      });
  }
  const since = new Date(io.clock.now().getTime() - NIGHT_MS);
  const left = Math.max(0, file.rotate.atMost - (await sweeps.rotationsSince(since)));
  const { allow } = file.rotate;
  const verdicts = decideUnattended(candidates, { allow, withoutAsking: config.policy.rotateWithoutAsking, left });
  const rotations: SweptRotation[] = [];
  let plans = 0;
  for (const decided of verdicts) {
    io.signal.throwIfAborted();
    const { fingerprint, credential } = decided.candidate;
    if (decided.verdict === 'rotate') {
      await sweeps.addRotation(fingerprint, io.clock.now());
      rotations.push({ fingerprint, credential, ...(await rotateOne(fingerprint, true, path, io)) });
    } else {
      plans += 1;
      const plan = plans > MAX_PLANS ? undefined : await rotateOne(fingerprint, false, path, io);
      const message = plan === undefined ? decided.why : `${decided.why}; ${plan.message}`;
      rotations.push({ fingerprint, credential, outcome: 'planned', message });
    }
  }
  return [...rotations, ...unclear];
}

/**
 * Whether it stands nowhere but in files of its consumers. A sweep of those would else rotate the replacement that a rotation
 * put there, night after night.
 */
function isWhereItBelongs(locations: readonly Location[], { consumers }: CredentialConfig): boolean {
  const files = new Set(consumers.flatMap((one) => (one.kind === 'env-file' ? [resolve(one.path)] : [])));
  return locations.every(({ source, repository = '', path }) => {
    if (path === undefined || (source !== 'worktree' && source !== 'file')) return false;
    return files.has(resolve(repository, path));
  });
}

function typeOf(config: Config, rotator: string): string {
  return config.providers[rotator]?.type ?? '';
}

/** As `unleak rotate` does it; what that prints is kept from the report and read here. */
async function rotateOne(
  fingerprint: string,
  apply: boolean,
  config: string | undefined,
  io: Io,
): Promise<Pick<SweptRotation, 'outcome' | 'message'>> {
  const printed: Buffer[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed.push(chunk);
      done();
    },
  });
  try {
    const flags = { apply, json: true, quiet: true, ...(config === undefined ? {} : { config }) };
    const exitCode = await runRotate([fingerprint], flags, { ...io, stdout, isStdoutTty: false });
    const outcome = exitCode === EXIT.ok ? (apply ? 'rotated' : 'planned') : 'failed';
    return { outcome, message: messageIn(Buffer.concat(printed).toString('utf8')) };
  } catch (error) {
    io.signal.throwIfAborted();
    return { outcome: 'failed', message: error instanceof Error ? error.message : 'failed' };
  }
}

interface Printed {
  readonly state?: string;
  readonly message?: string;
  readonly id?: string;
  readonly steps?: readonly { readonly text: string }[];
}

function messageIn(json: string): string {
  const { state = '', message, id, steps } = JSON.parse(json) as Printed;
  if (steps !== undefined) return `plan: ${steps.map(({ text }) => text).join('; ')}`;
  const said = message ?? state;
  return id === undefined ? said : `${id}: ${said}`;
}
