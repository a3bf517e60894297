// The list of a user's tokens, as far as a registry shows it: npm may leave out granular tokens.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext } from '../rotator.js';
import type { NpmCall, NpmWorld } from './client.js';
import { keysOf } from './tokens.js';

const entrySchema = z.object({
  key: z.string().min(1),
  readonly: z.boolean().optional(),
  expires: z.string().nullish(),
  expiry: z.string().nullish(),
});
export type ListedToken = Readonly<z.output<typeof entrySchema>>;

const pageSchema = z.object({
  objects: z.array(entrySchema),
  urls: z.object({ next: z.string().nullish() }).optional(),
});

export const TOKENS = '/-/npm/v1/tokens';
/** A list that goes on is not ours to read to its end. */
const MAX_PAGES = 20;

/** The entry of this token in its user's list, asked for with `as`; undefined where there is none that is surely its. */
export async function listedToken(
  world: NpmWorld,
  ctx: RotationContext,
  token: SecretValue,
  as: SecretValue,
): Promise<ListedToken | undefined> {
  const keys = new Set(keysOf(token));
  let query = '';
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const call: NpmCall = {
      doing: 'listing tokens',
      about: 'all of the user',
      method: 'GET',
      path: `${TOKENS}${query}`,
      signal: ctx.signal,
    };
    const answer = await world.as(as, call);
    const { data } = pageSchema.safeParse(answer.body);
    if (answer.status !== 200 || data === undefined) return undefined;
    const found = data.objects.find(({ key }) => keys.has(key));
    const next = data.urls?.next ?? '';
    if (found !== undefined || next === '') return found;
    // Of where it goes on only the query is taken, so that a token goes nowhere else.
    query = URL.canParse(next, 'http://registry') ? new URL(next, 'http://registry').search : '';
    if (query === '') return undefined;
  }
  return undefined;
}
