// The replacement: a key with the leaked one's scopes or fewer. Its name is the rotation's, so that one whose answer was
// lost can be found and deleted.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { adminRefused, reasonOf, type SendgridCall, type SendgridWorld } from './client.js';
import { deleteKey, listKeys, readKey } from './keys.js';
import { idWithin, isMark, markOf, plannedFacts } from './settings.js';

/** SendGrid's quota. */
const MAX_KEYS = 100;

const madeSchema = z.object({ api_key: z.string().min(20), api_key_id: z.string().min(1) });

export async function issueKey(world: SendgridWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const earlier = await findOurs(world, ctx);
  if (earlier.outcome === 'conflict') throw new AppError('conflict', `sendgrid: creating a key: ${earlier.detail}`);
  if (earlier.outcome !== 'not-applied') {
    throw new AppError('ambiguous', `sendgrid: creating a key: ${ctx.rotationId}: this rotation has made one already`, {
      hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} deletes it and makes another`,
    });
  }
  const call: SendgridCall = {
    doing: 'creating a key',
    about: markOf(ctx),
    method: 'POST',
    path: '/v3/api_keys',
    json: { name: markOf(ctx), scopes: plannedFacts(plan).scopes },
    signal: ctx.signal,
  };
  const answer = await world.asAdmin(call);
  if (answer.status !== 201) throw await creationRefused(world, ctx, call, answer);
  const { data } = madeSchema.safeParse(answer.body);
  if (data === undefined) throw new AppError('ambiguous', 'sendgrid: creating a key: no key in the answer');
  return {
    provider: 'sendgrid',
    secret: new SecretValue(data.api_key),
    attributes: { 'api-key-id': data.api_key_id },
  };
}

/** Looks for the rotation's mark among the names of the account's keys. */
export async function findOurs(world: SendgridWorld, ctx: RotationContext): Promise<Reconciliation> {
  const ours = (await listKeys(world, ctx)).filter(({ name }) => name === markOf(ctx));
  const [first, second] = ours;
  if (first === undefined) return { outcome: 'not-applied' };
  if (second === undefined) return { outcome: 'lost', attributes: { 'api-key-id': first.id } };
  const twins = ours.map(({ id }) => ({ 'api-key-id': id }));
  return { outcome: 'conflict', detail: `${String(ours.length)} keys have the name ${markOf(ctx)}`, twins };
}

/** Deletes what this rotation made, after a look that it did. Succeeds if it is gone. */
export async function removeOurs(
  world: SendgridWorld,
  ctx: RotationContext,
  { 'api-key-id': id = '' }: Readonly<Record<string, string>>,
): Promise<void> {
  const key = id === '' ? undefined : await readKey(world, ctx, id);
  if (key === undefined) return;
  if (key.name !== markOf(ctx)) {
    throw new AppError(
      'conflict',
      `sendgrid: deleting the replacement: ${id}: its name is not that of ${ctx.rotationId}`,
      {
        hint: 'another rotation made it or a person named it: see who uses it',
      },
    );
  }
  await deleteKey(world, ctx, id);
}

/** Deletes a key because a person said so: SendGrid does not tell which are in use. */
export async function freeSlot(
  world: SendgridWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  id: string,
): Promise<void> {
  const refuse = (what: string): AppError => new AppError('usage', `sendgrid: freeing a slot: ${id}: ${what}`);
  if (id === plannedFacts(plan).keyId) throw refuse('is the leaked key itself, which still has to work');
  if (id === idWithin(world.settings.admin)) throw refuse('is the admin key of this provider');
  const key = await readKey(world, ctx, id);
  if (key === undefined) return;
  if (isMark(key.name)) throw refuse(`was made by a rotation (${key.name}), whose user has it`);
  await deleteKey(world, ctx, id);
}

async function creationRefused(
  world: SendgridWorld,
  ctx: RotationContext,
  call: SendgridCall,
  answer: ApiAnswer,
): Promise<AppError> {
  const says = reasonOf(answer);
  if (answer.status === 400) {
    return refusedBy('sendgrid', call, answer, {
      says,
      code: 'needs-person',
      hint: 'SendGrid does not take these scopes together, or not in this account: configure scopes',
    });
  }
  const isFull = answer.status === 403 && (/maximum number/i.test(says) || (await isAccountFull(world, ctx)));
  if (!isFull) return adminRefused(call, answer, 'api_keys.create, and itself what it is to give');
  return refusedBy('sendgrid', call, answer, {
    says,
    code: 'needs-person',
    hint:
      `an account has ${String(MAX_KEYS)} keys at most: find one in Settings, API Keys that nobody uses, ` +
      `then unleak rotations resume ${ctx.rotationId} --free-slot KEYID`,
  });
}

async function isAccountFull(world: SendgridWorld, ctx: RotationContext): Promise<boolean> {
  return (await listKeys(world, ctx)).length >= MAX_KEYS;
}
