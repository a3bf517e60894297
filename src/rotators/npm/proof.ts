// What counts as a registry's word about a token. npm answers 401 for a dead one. Verdaccio answers 403 for one that was
// taken off its list, and lets in as nobody whatever it can't read: only a name says that a token works.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { demandsOneTimePassword, isForAnotherAddress, reasonOf, type NpmCall, type NpmWorld } from './client.js';
import { plannedFacts } from './settings.js';
import { endOf, isListedKind, madeUpToken } from './tokens.js';

export type TokenAnswer =
  | { readonly verdict: 'accepted'; readonly user: string }
  | { readonly verdict: 'rejected' }
  | { readonly verdict: 'unknown'; readonly why: string };

const userSchema = z.object({ username: z.string().regex(/^[A-Za-z0-9._~-]{1,214}$/) });

/**
 * Asks a token whose it is. Fails where no answer came; what the answer means is in the result.
 * @param hasWorked it was let in before, from this machine
 */
export async function askToken(
  world: NpmWorld,
  ctx: RotationContext,
  token: SecretValue,
  hasWorked = false,
): Promise<TokenAnswer> {
  const path = '/-/whoami';
  const call: NpmCall = { doing: 'asking whose a token is', about: path, method: 'GET', path, signal: ctx.signal };
  const answer = await world.as(token, call);
  const { data } = userSchema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) return { verdict: 'accepted', user: data.username };
  return isRejection(world, answer, token, hasWorked)
    ? { verdict: 'rejected' }
    : { verdict: 'unknown', why: whyUnknown(answer) };
}

/** `accepted` only from a registry that was seen to know no token that nobody issued. */
export async function confirmDead(
  world: NpmWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { secret } = plan.current;
  try {
    const { verdict } = await askToken(world, ctx, secret, hasWorked(plan));
    if (verdict !== 'accepted') return verdict;
    return (await canTellTokensApart(world, ctx, secret)) ? 'accepted' : 'unknown';
  } catch (error) {
    // `provider-refused` is a redirect here: it names another place and says nothing of the token.
    if (error instanceof AppError && error.code === 'provider-refused') return 'unknown';
    throw error;
  }
}

export function hasWorked(plan: SuccessorPlan): boolean {
  return plannedFacts(plan).status === 'accepted';
}

async function canTellTokensApart(world: NpmWorld, ctx: RotationContext, like: SecretValue): Promise<boolean> {
  const { memory } = world;
  if (memory.canTellTokensApart) return true;
  const { verdict } = await askToken(world, ctx, madeUpToken(like));
  memory.canTellTokensApart = verdict !== 'accepted';
  return memory.canTellTokensApart;
}

function isRejection({ clock }: NpmWorld, answer: ApiAnswer, token: SecretValue, worked: boolean): boolean {
  if (answer.status === 401) return !demandsOneTimePassword(answer) && !isForAnotherAddress(answer);
  // Verdaccio says the same of a token that is not for this address: not so where it was let in from here.
  if (answer.status === 403) return worked && isListedKind(token) && reasonOf(answer) === 'unauthorized access';
  const end = endOf(token);
  return answer.status === 200 && isNobody(answer) && end !== undefined && end < clock.now();
}

function isNobody({ body }: ApiAnswer): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}

function whyUnknown(answer: ApiAnswer): string {
  if (isForAnotherAddress(answer)) return 'it is not for the address of this machine';
  if (answer.status === 200) return 'the registry takes it for nobody’s';
  return `status ${String(answer.status)}`;
}
