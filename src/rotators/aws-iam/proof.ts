// What counts as proof that a key works, and that one is dead.
import { randomInt } from 'node:crypto';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { READ_ACTIONS, type AwsKeys, type Identity } from './client.js';
import { fact, keyIdOf, keysOf, PROPAGATION_MS, until, type AwsWorld } from './world.js';

/** The only answer that says: there is no such key, or it is not active. A wrong secret gets another one. */
const UNKNOWN_KEY = 'InvalidClientTokenId';

/** STS says who the new key is, and the key does one thing that its policies allow. Waits for IAM to agree on both. */
export async function proveSuccessor(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const keys = keysOf(successor);
  const identity = await waitForIdentity(world, ctx, keys);
  const expected = fact(plan, 'successorArn');
  if (identity.account !== world.settings.account || identity.arn !== expected) {
    throw new AppError('conflict', `aws: verifying the successor: ${keys.accessKeyId}: is not a key of ${expected}`);
  }
  await requireNarrow(world, ctx, plan, keys);
  const action = READ_ACTIONS.find((name) => name === plan.snapshot.facts['readAction']);
  if (action === undefined) return;
  let refused = '';
  const accepted = await until(world, ctx, PROPAGATION_MS, async () => {
    const answer = await world.aws.tryRead(ctx.signal, action, keys);
    if ('accepted' in answer) return answer.accepted;
    refused = answer.refused;
    return undefined;
  });
  if (accepted === undefined) {
    throw new AppError('provider-refused', `aws: verifying the successor: ${keys.accessKeyId}: ${action}: ${refused}`, {
      hint: 'its policies allow this, so a policy of the organization or of the resource may not know the new user',
    });
  }
}

/** The new user never had this right, so there is nothing to wait for: a read that succeeds is one right too many. */
async function requireNarrow(world: AwsWorld, ctx: RotationContext, plan: SuccessorPlan, keys: AwsKeys): Promise<void> {
  const action = READ_ACTIONS.find((name) => name === plan.snapshot.facts['deniedRead']);
  if (action === undefined || 'refused' in (await world.aws.tryRead(ctx.signal, action, keys))) return;
  throw new AppError('conflict', `aws: verifying the successor: ${keys.accessKeyId}: may ${action}, unlike its plan`, {
    hint: 'somebody gives its user more rights, or the endpoint enforces none',
  });
}

async function waitForIdentity(world: AwsWorld, ctx: RotationContext, keys: AwsKeys): Promise<Identity> {
  let refused = '';
  const identity = await until(world, ctx, PROPAGATION_MS, async () => {
    const answer = await world.aws.identify(ctx.signal, keys);
    if ('accepted' in answer) return answer.accepted;
    refused = answer.refused;
    if (refused === UNKNOWN_KEY || refused === 'no answer') return undefined;
    throw notLetIn(keys, refused);
  });
  if (identity === undefined) throw notLetIn(keys, refused);
  return identity;
}

function notLetIn({ accessKeyId }: AwsKeys, refused: string): AppError {
  const code = refused === 'no answer' ? 'provider-unreachable' : 'provider-refused';
  return new AppError(code, `aws: verifying the successor: ${accessKeyId}: sts:GetCallerIdentity: ${refused}`);
}

/** Dead is `InvalidClientTokenId` from an endpoint that gives this answer to a made-up key and not to every key. */
export async function confirmDead(
  world: AwsWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  if (!(await canTellKeysApart(world, ctx))) return 'unknown';
  const answer = await world.aws.identify(ctx.signal, keysOf(plan.current));
  if ('accepted' in answer) return 'accepted';
  return answer.refused === UNKNOWN_KEY ? 'rejected' : 'unknown';
}

/** Once per run: an endpoint that refuses the invented key and lets the administrator in knows keys. */
async function canTellKeysApart(world: AwsWorld, ctx: RotationContext): Promise<boolean> {
  if (world.control.passed) return true;
  const invented = await world.aws.identify(ctx.signal, inventedKeys());
  if (!('refused' in invented) || invented.refused !== UNKNOWN_KEY) return false;
  const administrator = await world.aws.identify(ctx.signal);
  world.control.passed = 'accepted' in administrator;
  return world.control.passed;
}

function inventedKeys(): AwsKeys {
  const letters = (count: number, alphabet: string): string =>
    Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
  const id = letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
  return {
    accessKeyId: `AKIA${id}`,
    secretAccessKey: new SecretValue(letters(40, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')),
  };
}

/** Who the leaked key is by its own word, where it still works. */
export async function identifyLeaked(
  world: AwsWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<Identity | undefined> {
  const answer = await world.aws.identify(ctx.signal, keysOf(current));
  return 'accepted' in answer ? answer.accepted : undefined;
}

/** The administrator signs in, and in the account of the settings. */
export async function requireAdministrator(
  world: AwsWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<Identity> {
  const answer = await world.aws.identify(ctx.signal);
  if ('refused' in answer) {
    const code = answer.refused === 'no answer' ? 'provider-unreachable' : 'provider-refused';
    throw new AppError(code, `aws: signing in as the administrator: ${world.settings.account}: ${answer.refused}`, {
      hint: 'check the admin of this provider and the region',
    });
  }
  const { account } = world.settings;
  const claimed = current.attributes['account'] ?? account;
  if (answer.accepted.account !== account || claimed !== account) {
    const found =
      answer.accepted.account === account ? `the leaked key is of ${claimed}` : `the administrator is not of it`;
    throw new AppError('config', `aws: looking at the account: ${account}: ${found} (key ${keyIdOf(current)})`, {
      hint: 'name the provider of the right account in this credential',
    });
  }
  return answer.accepted;
}
