// What counts as the hosts' word about a key: a login that is let in, or refused while keys are taken there. What a file
// says counts too, since an option such as `from` can refuse a living key from here.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { makeSshKey } from '../../platform/ssh-key.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { readKey, type KeyOf } from './keys.js';
import { isLetIn } from './lines.js';
import { runRemotely, tryLogin } from './session.js';
import { labelOf, plannedHosts, type SshHost } from './settings.js';
import type { SshWorld } from './world.js';

/** Logs in with the new key on each host, and runs the configured command there. */
export async function proveKey(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const key = readKey('the new key', successor.secret);
  for (const host of plannedHosts(world.settings, plan)) await proveAt(world, ctx, host, key);
}

/** `rejected` when no host lets it in and no file has it; `accepted` when a host does that refuses an invented key. */
export async function confirmDead(
  world: SshWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const key = readKey('the leaked key', plan.current.secret);
  try {
    for (const host of plannedHosts(world.settings, plan)) {
      const verdict = await tryLogin(host, { user: host.user, key }, ctx);
      if (!(await canTellKeysApart(world, ctx, host))) return 'unknown';
      if (verdict !== 'refused') return 'accepted';
    }
    return (await isLetIn(world, ctx, plan)) ? 'unknown' : 'rejected';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return 'unknown';
    throw error;
  }
}

async function proveAt({ settings }: SshWorld, ctx: RotationContext, host: SshHost, key: KeyOf): Promise<void> {
  const login = { user: host.user, key };
  const doing = `ssh: verifying the new key: ${labelOf(host)}`;
  const verdict = await tryLogin(host, login, ctx);
  if (verdict !== 'accepted') {
    const what = verdict === 'partial' ? 'the host asks for more than a key' : 'key refused';
    throw new AppError('provider-refused', `${doing}: ${what}`, {
      hint: 'does a from option exclude this machine; before OpenSSH 9.1 set native-expiry: false',
    });
  }
  if (settings.check === undefined) return;
  const code = await runRemotely(host, login, ctx, settings.check);
  if (code === 0) return;
  throw new AppError(
    'provider-refused',
    `${doing}: the check ended with ${code === undefined ? 'a signal' : String(code)}`,
    {
      hint: 'see the command under check, and a command option of the line',
    },
  );
}

/** Once per run and host: one that lets in a key that nobody has would let in anything. */
async function canTellKeysApart({ controlled }: SshWorld, ctx: RotationContext, host: SshHost): Promise<boolean> {
  const label = labelOf(host);
  if (controlled.has(label)) return true;
  const key = readKey('an invented key', makeSshKey('').privateKey);
  const isRefused = (await tryLogin(host, { user: host.user, key }, ctx)) === 'refused';
  if (isRefused) controlled.add(label);
  return isRefused;
}
