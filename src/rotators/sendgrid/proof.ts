// What counts as SendGrid's word about a key. Only the 401 that names the grant says that it is dead: 403 is a scope, an
// address or an account, and the other 401 says that a request carried no key.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { randomPassword } from '../../platform/random.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { isKeyRefused, reasonOf, type SendgridCall, type SendgridWorld } from './client.js';
import { askScopes, deleteKey, readKey } from './keys.js';
import { IMPLICIT_SCOPES, plannedFacts } from './settings.js';

type Use = Pick<SendgridCall, 'about' | 'method' | 'path' | 'json' | 'repeatable'>;

/** What a key can be seen doing without harm, by the scope that it needs; the first that is planned is done. */
const USES: Readonly<Record<string, Use>> = {
  'mail.send': {
    about: 'mail.send, in the sandbox',
    method: 'POST',
    path: '/v3/mail/send',
    // In the sandbox SendGrid checks a mail and sends none; the domain is nobody's, should it ever send one.
    json: {
      personalizations: [{ to: [{ email: 'nobody@example.com' }] }],
      from: { email: 'nobody@example.com' },
      subject: 'unleak: checking a key',
      content: [{ type: 'text/plain', value: 'checking a key' }],
      mail_settings: { sandbox_mode: { enable: true } },
    },
    repeatable: true,
  },
  'user.profile.read': { about: 'user.profile.read', method: 'GET', path: '/v3/user/profile' },
  'templates.read': { about: 'templates.read', method: 'GET', path: '/v3/templates?generations=dynamic&page_size=1' },
  'api_keys.read': { about: 'api_keys.read', method: 'GET', path: '/v3/api_keys' },
};

/** The key says what it may, which is what was planned, and does one thing of that. */
export async function proveKey(
  world: SendgridWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const { scopes: planned } = plannedFacts(plan);
  const { call, answer, scopes } = await askScopes(world, ctx, successor.secret, 'verifying the new key');
  if (scopes === undefined) throw refusedBy('sendgrid', call, answer, { says: reasonOf(answer) });
  const missing = planned.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) {
    throw new AppError('provider-refused', `sendgrid: verifying the new key: its scopes: lack ${missing.join(', ')}`);
  }
  const more = scopes.filter((scope) => !planned.includes(scope) && !IMPLICIT_SCOPES.has(scope));
  if (more.length > 0) {
    const some = more.slice(0, 5).join(', ');
    throw new AppError('conflict', `sendgrid: verifying the new key: its scopes: may more than planned: ${some}`, {
      hint: 'see who else changes keys of this account',
    });
  }
  await requireUse(world, ctx, planned, successor);
}

/**
 * Whether the leaked key is dead. No counts from an address that lets the administrator in, yes from one that was seen to
 * refuse a key that nobody has; whatever is no answer about the key is `unknown`.
 */
export async function confirmDead(
  world: SendgridWorld,
  ctx: RotationContext,
  { current }: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  try {
    const { answer, scopes } = await askScopes(world, ctx, current.secret, 'asking the leaked key');
    if (isKeyRefused(answer)) return (await letsAdminIn(world, ctx)) ? 'rejected' : 'unknown';
    if (scopes === undefined) return 'unknown';
    return (await tellsKeysApart(world, ctx)) ? 'accepted' : 'unknown';
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider-unreachable') return 'unknown';
    throw error;
  }
}

/** Deletes the leaked key for good. Succeeds if it is gone. */
export async function deleteLeaked(world: SendgridWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  const { keyId } = plannedFacts(plan);
  if (keyId !== null && (await readKey(world, ctx, keyId)) !== undefined) await deleteKey(world, ctx, keyId);
}

export async function reconcileStop(
  world: SendgridWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<Reconciliation> {
  const { keyId } = plannedFacts(plan);
  const isThere = keyId !== null && (await readKey(world, ctx, keyId)) !== undefined;
  return { outcome: isThere ? 'not-applied' : 'applied' };
}

async function requireUse(
  world: SendgridWorld,
  ctx: RotationContext,
  planned: readonly string[],
  successor: Credential,
): Promise<void> {
  const use = Object.entries(USES).find(([scope]) => planned.includes(scope))?.[1];
  // For other scopes the key's own word has to do.
  if (use === undefined) return;
  const call: SendgridCall = { doing: 'verifying the new key', ...use, signal: ctx.signal };
  const answer = await world.as(successor.secret, call);
  if (answer.status >= 200 && answer.status < 300) return;
  // A sender that is not ours is refused only after the scope was found.
  if (answer.status === 403 && /sender identity/i.test(reasonOf(answer))) return;
  throw refusedBy('sendgrid', call, answer, {
    says: reasonOf(answer),
    hint: 'its scopes allow this: see whether the account is suspended or has used up its mails',
  });
}

async function letsAdminIn(world: SendgridWorld, ctx: RotationContext): Promise<boolean> {
  const { memory, settings } = world;
  memory.letsIn ||= (await askScopes(world, ctx, settings.admin, 'asking the admin key')).scopes !== undefined;
  return memory.letsIn;
}

async function tellsKeysApart(world: SendgridWorld, ctx: RotationContext): Promise<boolean> {
  const { memory } = world;
  const invented = new SecretValue(`SG.${randomPassword({ length: 22 })}.${randomPassword({ length: 43 })}`);
  memory.tellsApart ||= isKeyRefused((await askScopes(world, ctx, invented, 'asking a made-up key')).answer);
  return memory.tellsApart;
}
