// `verify`, the one call whose word about a token is clear: the codes of all others may also mean a permission that is
// missing, or an address.
import { z } from 'zod';
import { SecretValue } from '../../core/secret-value.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import { randomId } from '../../platform/random.js';
import type { RotationContext } from '../rotator.js';
import { isInvalidToken, type CloudflareCall, type CloudflareWorld } from './client.js';
import { callOf } from './tokens.js';

const statusSchema = z.object({ result: z.object({ id: z.string(), status: z.string() }) });

export async function askVerify(
  world: CloudflareWorld,
  ctx: RotationContext,
  tokens: string,
  token: SecretValue,
  about: string,
): Promise<{ readonly call: CloudflareCall; readonly answer: ApiAnswer }> {
  const call = callOf(ctx, 'verifying', about, 'GET', `${tokens}/verify`);
  return { call, answer: await world.as({ token }, call) };
}

/** Id and status of a token that `verify` knows. */
export function verified(answer: ApiAnswer): { readonly id: string; readonly status: string } | undefined {
  return answer.status === 200 ? statusSchema.safeParse(answer.body).data?.result : undefined;
}

/** Whether this server refuses a token that nobody has; in the old form, which has no check of its own. */
export async function tellsTokensApart(world: CloudflareWorld, ctx: RotationContext, tokens: string): Promise<boolean> {
  const { memory } = world;
  if (!memory.tellsTokensApart) {
    const invented = new SecretValue(randomId(40));
    const { answer } = await askVerify(world, ctx, tokens, invented, 'a token that nobody has');
    memory.tellsTokensApart = isInvalidToken(answer);
  }
  return memory.tellsTokensApart;
}
