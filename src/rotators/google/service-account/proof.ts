// What counts as Google's word about a key of a service account: what the token endpoint says of a signature made with it.
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Credential } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import type { SecretValue } from '../../../core/secret-value.js';
import { randomId } from '../../../platform/random.js';
import { refusedBy } from '../../../platform/api-client.js';
import { z } from 'zod';
import type { RotationContext, SuccessorPlan } from '../../rotator.js';
import { exchangeKey, readPrivateKey, type ExchangeAnswer } from '../assertion.js';
import { bearer, refusalIn, until, type GoogleCall } from '../client.js';
import { isPair, readKey } from './keys.js';
import { plannedFacts, type ServiceAccountWorld } from './settings.js';

/** A new key is not known everywhere at once; less than the deadline of an effect. */
const KNOWN_EVERYWHERE_MS = 40_000;

/** The new key gets a token, and with it the account may what it is there for. */
export async function proveKey(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  await requireUploaded(world, ctx, plan, successor);
  let last: ExchangeAnswer | undefined;
  await until(world, ctx, KNOWN_EVERYWHERE_MS, async () => {
    last = await askForToken(world, ctx, plan, successor.secret, successor.attributes['key-id']);
    return last.verdict === 'rejected' ? undefined : last;
  });
  if (last?.verdict === 'accepted') return requirePermissions(world, ctx, plan, last.token);
  const code = last?.verdict === 'unknown' ? 'provider-unreachable' : 'provider-refused';
  throw new AppError(code, `google: verifying the new key: ${plannedFacts(plan).email}: ${last?.why ?? 'no answer'}`);
}

/** `accepted` only for an account for which a made-up key was seen to be refused. */
export async function confirmDead(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { keyId } = plannedFacts(plan);
  const { verdict } = await askForToken(world, ctx, plan, plan.current.secret, keyId);
  if (verdict !== 'accepted') return verdict;
  return (await canTellKeysApart(world, ctx, plan)) ? 'accepted' : 'unknown';
}

async function canTellKeysApart(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<boolean> {
  const { email } = plannedFacts(plan);
  const { controlled } = world.memory;
  if (controlled.has(email)) return true;
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const madeUp = { email, keyId: randomId(40), privateKey };
  const { verdict } = await exchangeKey(world, madeUp, `a made-up key of ${email}`, ctx.signal);
  if (verdict === 'rejected') controlled.add(email);
  return verdict === 'rejected';
}

function askForToken(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  secret: SecretValue,
  keyId: string | undefined,
): Promise<ExchangeAnswer> {
  const { email } = plannedFacts(plan);
  return exchangeKey(world, { email, keyId, privateKey: readPrivateKey('the key', secret) }, email, ctx.signal);
}

async function requireUploaded(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  { attributes, secret }: Credential,
): Promise<void> {
  const { email, keyId: leaked } = plannedFacts(plan);
  const keyId = attributes['key-id'];
  const about = `google: verifying the new key: ${email}`;
  const key = keyId === undefined ? undefined : await readKey(world, ctx, email, keyId);
  if (keyId === undefined || keyId === leaked || key === undefined) {
    throw new AppError('provider-refused', `${about}: no key of this rotation is there`);
  }
  if (key.isDisabled) throw new AppError('provider-refused', `${about}: ${keyId}: somebody has disabled it`);
  if (isPair(readPrivateKey('the new key', secret), key.certificate)) return;
  throw new AppError('provider-refused', `${about}: ${keyId}: it has another public key`);
}

/** A call that needs the token to be taken by a service, even where no permission is configured. */
async function requirePermissions(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  token: SecretValue,
): Promise<void> {
  const { email, project, permissions } = plannedFacts(plan);
  const asked = permissions.length > 0 ? permissions : ['resourcemanager.projects.get'];
  const call: GoogleCall = {
    doing: 'verifying the new key',
    about: email,
    method: 'POST',
    path: `/v1/projects/${encodeURIComponent(project)}:testIamPermissions`,
    json: { permissions: asked },
    repeatable: true,
    signal: ctx.signal,
  };
  const answer = await world.resources({ ...call, headers: bearer(token) });
  const { data } = z.object({ permissions: z.array(z.string()).default([]) }).safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) {
    throw refusedBy('google', call, answer, {
      says: refusalIn(answer).message,
      hint: 'is the Cloud Resource Manager API enabled in the project',
    });
  }
  const lacking = permissions.filter((permission) => !data.permissions.includes(permission));
  if (lacking.length === 0) return;
  throw new AppError('provider-refused', `google: ${call.doing}: ${email}: it lacks ${lacking.join(', ')}`, {
    hint: 'grant them to the account, or take them out of permissions in the configuration',
  });
}
