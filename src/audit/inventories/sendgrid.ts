import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { mapInParallel } from '../parallel.js';
import { apiReader, headerText } from './read-api.js';

export interface SendgridAudit {
  readonly address: string;
  readonly admin: SecretValue;
}

const short = z.object({ api_key_id: z.string().min(1), name: z.string() });
const listSchema = z.object({ result: z.array(short) });
const full = short.extend({ scopes: z.array(z.string()).default([]) });
/** The description shows one key in a list of one, clients read it bare. */
const oneSchema = z.union([z.object({ result: z.tuple([full]) }).transform(({ result }) => result[0]), full]);
const NEEDS = 'the scope api_keys.read';

/** With these a key makes itself others, or lets people in. */
const BROAD = /^(?:api_keys|teammates|user\.email|user\.password|subusers|billing)\.(?:create|update|delete)$/;

/** API keys of one account: a list that is not paged (an account has a hundred at most), then each with its scopes. */
export function sendgridInventory({ address, admin }: SendgridAudit, clock: Clock): Inventory {
  const headers = () => ({ authorization: `Bearer ${headerText('sendgrid', admin)}` });
  const api = apiReader({ provider: 'sendgrid', address }, headers, clock);
  return {
    provider: 'sendgrid',
    realm: address,
    untold: ['when keys were made', 'when they were last used', 'an end: keys have none'],
    async *list(signal) {
      const listing = { doing: 'listing keys', about: 'the account', path: '/v3/api_keys', needs: NEEDS, signal };
      const { result } = await api.read(listing, listSchema);
      yield* mapInParallel(result, async ({ api_key_id: id }) => {
        const path = `/v3/api_keys/${encodeURIComponent(id)}`;
        const call = { doing: 'reading a key', about: id, path, needs: NEEDS, signal };
        const key = await api.readIfThere(call, oneSchema, isGone);
        return key === undefined ? undefined : tokenOf(key);
      });
    },
  };
}

function tokenOf({ api_key_id: id, name, scopes }: z.output<typeof full>): ListedToken {
  const broad = scopes.filter((scope) => BROAD.test(scope));
  return {
    kind: 'API key',
    id,
    name,
    scopes,
    resources: [],
    broad: broad.length === 0 ? [] : [`may ${broad.join(', ')}`],
    // The id is the middle one of a key's three parts.
    value: { contains: `.${id}.` },
  };
}

/** Deleted since it was listed. */
function isGone(body: unknown): boolean {
  const said = z.object({ errors: z.array(z.object({ message: z.string() })) }).safeParse(body).data;
  return said?.errors.some(({ message }) => /unable to find/i.test(message)) ?? false;
}
