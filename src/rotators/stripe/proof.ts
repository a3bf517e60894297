// What counts as Stripe's word about a key. Only 401 with its words about this key says that it is dead; 403 is a key that
// lives and may little, and it names the key's account as a 200 does.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { namedAccount, reasonOf, type StripeCall, type StripeWorld } from './client.js';
import { keyForm, madeUpKey } from './keys.js';

export type KeyAnswer =
  /** `account` is undefined where Stripe let it in and did not say whose it is. */
  | { readonly verdict: 'accepted'; readonly account: string | undefined }
  | { readonly verdict: 'rejected' }
  | { readonly verdict: 'unknown'; readonly why: string };

const PATH = '/v1/account';
const accountSchema = z.object({ id: z.string().regex(/^acct_[A-Za-z0-9]+$/), object: z.literal('account') });

/** Asks a key whose it is. Fails where no answer came; what the answer means is in the result. */
export async function askKey(world: StripeWorld, ctx: RotationContext, key: SecretValue): Promise<KeyAnswer> {
  const call: StripeCall = {
    doing: 'asking whose a key is',
    about: PATH,
    method: 'GET',
    path: PATH,
    signal: ctx.signal,
  };
  return judged(await world.as(key, call));
}

/** Stripe's two sentences about a key itself; any other 401 says that the request carried none, or not as it should. */
export function isDeadKey(answer: ApiAnswer): boolean {
  const { code, message } = reasonOf(answer);
  return (
    answer.status === 401 && (code === 'api_key_expired' || /^(?:Invalid|Expired) API Key provided\b/.test(message))
  );
}

/**
 * Whether the leaked key is dead. `accepted` only where a made-up key was seen to be refused; whatever is no answer about
 * the key is `unknown`.
 */
export async function confirmDead(
  world: StripeWorld,
  ctx: RotationContext,
  { current }: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  try {
    const { verdict } = await askKey(world, ctx, current.secret);
    if (verdict !== 'accepted') return verdict;
    return (await canTellKeysApart(world, ctx, current.secret)) ? 'accepted' : 'unknown';
  } catch (error) {
    // `provider-refused` is a redirect here: it names another place and says nothing of the key.
    if (error instanceof AppError && error.code === 'provider-refused') return 'unknown';
    throw error;
  }
}

async function canTellKeysApart(world: StripeWorld, ctx: RotationContext, like: SecretValue): Promise<boolean> {
  const form = keyForm(like);
  if (form === undefined) return false;
  if (world.controlled.has('keys')) return true;
  const { verdict } = await askKey(world, ctx, madeUpKey(form));
  if (verdict === 'rejected') world.controlled.add('keys');
  return verdict === 'rejected';
}

function judged(answer: ApiAnswer): KeyAnswer {
  if (isDeadKey(answer)) return { verdict: 'rejected' };
  const { data } = accountSchema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return { verdict: 'accepted', account: data.id };
  // A publishable key gets this status too, and with it no account.
  if (answer.status === 403 && namedAccount(answer) !== undefined) {
    return { verdict: 'accepted', account: namedAccount(answer) };
  }
  return { verdict: 'unknown', why: `status ${String(answer.status)}${inBrackets(reasonOf(answer).code)}` };
}

function inBrackets(code: string): string {
  return /^[a-z_]{1,60}$/.test(code) ? ` (${code})` : '';
}
