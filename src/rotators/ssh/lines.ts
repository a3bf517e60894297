// The changes: lines of the new key come, lines of the leaked key become comments, come back, or go. Each host is looked
// at before it is changed, and what an earlier attempt did there is left as it is.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { fingerprintOf, makeSshKey } from '../../platform/ssh-key.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import {
  disabled,
  enabled,
  linesMarked,
  linesOf,
  markOf,
  withLines,
  withoutDisabled,
  withoutOurs,
} from './authorized-keys.js';
import { changeKeyFile, readKeyFile } from './key-file.js';
import { readKey, type KeyOf } from './keys.js';
import { labelOf, plannedFacts, plannedHosts, plannedOptions, type SshHost } from './settings.js';
import { adminOf, type SshWorld } from './world.js';

type State = 'there' | 'not there' | 'conflict';

export function prepareKey({ rotationId }: RotationContext): Credential {
  const { privateKey, publicKey } = makeSshKey(markOf(rotationId));
  const attributes = { 'public-key': publicKey, fingerprint: fingerprintOf(publicKey) };
  return { provider: 'private-key', secret: privateKey, attributes };
}

/** Adds the prepared key where it is missing. Nothing is written anywhere while one host has a conflict. */
export async function addKey(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential> {
  if (prepared === undefined) throw new RangeError('ssh: adding a key: none was prepared');
  const found = await findKey(world, ctx, plan, prepared);
  if (found.outcome === 'conflict') throw new AppError('conflict', `ssh: adding a key: ${found.detail}`);
  if (found.outcome === 'applied') return found.successor ?? prepared;
  const key = readKey('the new key', prepared.secret);
  await onEach(world, ctx, plan, (host, text) => {
    return linesOf(text, key.blob).length > 0 ? text : withLines(text, newLines(world, ctx, plan, host, key));
  });
  return added(world, plan, prepared);
}

/** On which hosts the new key is; whatever bears the rotation's mark and is not its key is a conflict. */
export async function findKey(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  const { blob } = readKey('the new key', prepared.secret);
  const states = await look(world, ctx, plan, (text) => stateOf(text, blob, ctx.rotationId));
  const conflict = states.find(({ state }) => state === 'conflict');
  if (conflict !== undefined) {
    return { outcome: 'conflict', detail: `${conflict.label}: a line there is not what ${ctx.rotationId} writes` };
  }
  const isEverywhere = states.every(({ state }) => state === 'there');
  return isEverywhere ? { outcome: 'applied', successor: added(world, plan, prepared) } : { outcome: 'not-applied' };
}

export async function withdrawKey(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const found = await findKey(world, ctx, plan, successor);
  if (found.outcome === 'conflict') throw new AppError('conflict', `ssh: removing the new key: ${found.detail}`);
  const { blob } = readKey('the new key', successor.secret);
  await onEach(world, ctx, plan, (_host, text) => withoutOurs(text, blob, ctx.rotationId));
}

export async function disableOld(world: SshWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { blob } = plannedFacts(plan);
  await onEach(world, ctx, plan, (_host, text) => disabled(text, blob, ctx.rotationId));
}

export async function enableOld(world: SshWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { blob } = plannedFacts(plan);
  await onEach(world, ctx, plan, (_host, text) => enabled(text, blob, ctx.rotationId));
}

/** Removes what `disable` left; a key that works is not removed. */
export async function deleteOld(world: SshWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { blob } = plannedFacts(plan);
  if (await isLetIn(world, ctx, plan)) {
    throw new AppError('conflict', 'ssh: removing the leaked key: a host lets it in: it was enabled or added again', {
      hint: 'see who needs it there',
    });
  }
  await onEach(world, ctx, plan, (_host, text) => withoutDisabled(text, blob, ctx.rotationId));
}

/** Whether the file of any host lets the leaked key in, whatever its options demand besides. */
export async function isLetIn(world: SshWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const { blob } = plannedFacts(plan);
  const states = await look(world, ctx, plan, (text) => linesOf(text, blob).length > 0);
  return states.some(({ state }) => state);
}

export async function isDeleted(world: SshWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  const { blob } = plannedFacts(plan);
  const isClean = (text: string): boolean =>
    linesOf(text, blob).length === 0 && withoutDisabled(text, blob, ctx.rotationId) === text;
  const states = await look(world, ctx, plan, isClean);
  return states.every(({ state }) => state);
}

function stateOf(text: string, blob: string, rotationId: string): State {
  const own = linesOf(text, blob);
  if (own.some((line) => line.comment !== markOf(rotationId))) return 'conflict';
  if (linesMarked(text, rotationId).length > own.length) return 'conflict';
  return own.length > 0 ? 'there' : 'not there';
}

/** One for each line of the leaked key, with its options: what they demand together stays the same. */
function newLines(
  { settings }: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  host: SshHost,
  key: KeyOf,
): readonly string[] {
  const expiry =
    settings.nativeExpiry && plan.expiresAt !== undefined ? [`expiry-time="${utcOf(plan.expiresAt)}"`] : [];
  const old = plannedOptions(plan)[labelOf(host)] ?? [];
  return old.map((options) => {
    const all = [...(options === '' ? [] : [options]), ...settings.narrow, ...expiry].join(',');
    return `${all === '' ? '' : `${all} `}${key.type} ${key.blob} ${markOf(ctx.rotationId)}`;
  });
}

/** `YYYYMMDDHHMMSSZ` */
function utcOf(time: string): string {
  return `${new Date(time).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
}

function added({ settings }: SshWorld, plan: SuccessorPlan, prepared: Credential): Credential {
  const hosts = plannedHosts(settings, plan).map(labelOf).join(' ');
  return { ...prepared, attributes: { ...prepared.attributes, 'added-on': hosts } };
}

async function look<T>(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  see: (text: string) => T,
): Promise<readonly { readonly label: string; readonly state: T }[]> {
  const states: { label: string; state: T }[] = [];
  for (const host of plannedHosts(world.settings, plan)) {
    states.push({ label: labelOf(host), state: see(await readKeyFile(host, adminOf(world, host), ctx)) });
  }
  return states;
}

/** Host by host. Where one fails after another was changed, it is unclear how far this went. */
async function onEach(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  change: (host: SshHost, text: string) => string,
): Promise<void> {
  let changed = 0;
  for (const host of plannedHosts(world.settings, plan)) {
    try {
      const did = await changeKeyFile(host, adminOf(world, host), ctx, (text) => change(host, text));
      if (did) changed += 1;
    } catch (error) {
      if (changed === 0 || !(error instanceof AppError)) throw error;
      throw new AppError('ambiguous', `${error.message}; ${String(changed)} of the hosts before it are done`, {
        hint: error.hint,
        cause: error,
      });
    }
  }
}
