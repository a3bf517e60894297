// A user's global key: everything that the user may do, with no end and no limits. It has no call that changes or stops
// it, so that a person does it and the rotation looks whether it was done.
import { SecretValue } from '../../core/secret-value.js';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import { randomId } from '../../platform/random.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import {
  BASE,
  codeOf,
  keyIdentity,
  UNKNOWN_KEY,
  wordsOf,
  type CloudflareCall,
  type CloudflareWorld,
  type Identity,
} from './client.js';
import { plannedFacts } from './settings.js';
import { KEY_PAGE } from './tell.js';
import { callOf } from './tokens.js';

/**
 * Gives the e-mail address with which the leaked key was seen to work. Without that nothing could be said later: a wrong
 * address and a dead key get the same answer.
 */
export async function requireLiveKey(
  world: CloudflareWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<string> {
  const identity = keyIdentity(world.settings, current);
  const { call, answer } = await askUser(world, ctx, identity);
  if (answer.status === 200 && 'email' in identity) return identity.email;
  if (isUnknown(answer)) {
    throw new AppError(
      'config',
      'cloudflare: looking at the leaked global key: it does not work with this e-mail address',
      {
        hint: 'configure email; if it is the right one, the key is dead and nothing is left to stop',
      },
    );
  }
  throw refusedBy('cloudflare', call, answer, { says: wordsOf(answer) });
}

/** Succeeds if a person has changed the key, and asks for that otherwise. */
export async function requireChanged(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<void> {
  if (isUnknown((await askUser(world, ctx, identityOf(plan))).answer)) return;
  throw new AppError('needs-person', 'cloudflare: stopping the leaked global key: only a person can change it', {
    hint: `${KEY_PAGE} ; Global API Key, Change; then: unleak rotations resume ${ctx.rotationId}`,
  });
}

export async function isKeyDead(world: CloudflareWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  return isUnknown((await askUser(world, ctx, identityOf(plan))).answer);
}

/** `accepted` only from a server that was seen to refuse a key that nobody has. */
export async function confirmKey(
  world: CloudflareWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { answer } = await askUser(world, ctx, identityOf(plan));
  if (isUnknown(answer)) return 'rejected';
  return answer.status === 200 && (await tellsKeysApart(world, ctx)) ? 'accepted' : 'unknown';
}

async function tellsKeysApart(world: CloudflareWorld, ctx: RotationContext): Promise<boolean> {
  const { memory } = world;
  if (!memory.tellsKeysApart) {
    const key = new SecretValue(randomId(37));
    const { answer } = await askUser(world, ctx, { email: `nobody-${randomId(8)}@example.com`, key });
    memory.tellsKeysApart = isUnknown(answer);
  }
  return memory.tellsKeysApart;
}

async function askUser(
  world: CloudflareWorld,
  ctx: RotationContext,
  identity: Identity,
): Promise<{ readonly call: CloudflareCall; readonly answer: ApiAnswer }> {
  const call = callOf(ctx, 'reading its user', 'a global key', 'GET', `${BASE}/user`);
  return { call, answer: await world.as(identity, call) };
}

function identityOf(plan: SuccessorPlan): Identity {
  return { email: plannedFacts(plan).email ?? '', key: plan.current.secret };
}

function isUnknown(answer: ApiAnswer): boolean {
  return answer.status === 403 && codeOf(answer) === UNKNOWN_KEY;
}
