import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken, ValueHint } from '../inventory.js';
import { apiReader, headerText, MAX_PAGES, optional, timeOf, tooMany, type ApiReader } from './read-api.js';

export interface OpenaiAudit {
  readonly address: string;
  readonly admin: SecretValue;
}

const seconds = z.number().nullish();
const named = z.object({ id: z.string(), name: z.string().nullish(), email: z.string().nullish() });
const keySchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  redacted_value: z.string().nullish(),
  created_at: seconds,
  last_used_at: seconds,
  expires_at: seconds,
  owner_project_access: z.string().nullish(),
  owner: named.partial().extend({ user: named.nullish(), service_account: named.nullish() }).nullish(),
});
const projectSchema = z.object({ id: z.string().min(1), name: z.string().nullish() });
type Key = Readonly<z.output<typeof keySchema>>;

const ORGANIZATION = '/v1/organization';
const NEEDS = 'to be an admin key (sk-admin-) with the scope api.management.read';
/** The most that a page may have. */
const PAGE_SIZE = 100;

/** The organization's admin keys, and the keys of every project that is not archived. */
export function openaiInventory({ address, admin }: OpenaiAudit, clock: Clock): Inventory {
  const headers = () => ({ authorization: `Bearer ${headerText('openai', admin)}` });
  const api = apiReader({ provider: 'openai', address }, headers, clock);
  return {
    provider: 'openai',
    realm: address,
    untold: ['what a project’s key may do'],
    async *list(signal) {
      for await (const key of pages(api, `${ORGANIZATION}/admin_api_keys`, '', keySchema, signal)) {
        yield tokenOf(key, undefined);
      }
      for await (const project of pages(api, `${ORGANIZATION}/projects`, '', projectSchema, signal)) {
        const path = `${ORGANIZATION}/projects/${encodeURIComponent(project.id)}/api_keys`;
        for await (const key of pages(api, path, '&owner_project_access=any', keySchema, signal)) {
          yield tokenOf(key, project);
        }
      }
    },
  };
}

async function* pages<T extends { readonly id: string }>(
  api: ApiReader,
  path: string,
  query: string,
  item: z.ZodType<T>,
  signal: AbortSignal,
): AsyncIterable<T> {
  const schema = z.object({ data: z.array(item), has_more: z.boolean() });
  const doing = `listing ${path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ')}`;
  let after = '';
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const full = `${path}?limit=${String(PAGE_SIZE)}${query}${after}`;
    const { data, has_more: hasMore } = await api.read(
      { doing, about: path, path: full, needs: NEEDS, signal },
      schema,
    );
    yield* data;
    const last = data.at(-1);
    if (!hasMore || last === undefined) return;
    after = `&after=${encodeURIComponent(last.id)}`;
  }
  throw tooMany('openai', doing);
}

/** Without a project it is an admin key. */
function tokenOf(key: Key, project: z.output<typeof projectSchema> | undefined): ListedToken {
  const isAdmin = project === undefined;
  const isOwnerGone = key.owner_project_access === 'inactive';
  return {
    kind: isAdmin ? 'admin key' : 'project key',
    id: key.id,
    name: key.name ?? '',
    ...optional('owner', ownerOf(key)),
    scopes: [],
    resources: isAdmin ? ['the organization'] : [project.name ?? project.id],
    ...optional('created', timeOf(key.created_at) ?? undefined),
    expires: timeOf(key.expires_at) ?? null,
    lastUsed: timeOf(key.last_used_at) ?? null,
    broad: [
      ...(isAdmin ? ['an admin key: may manage keys, projects and people'] : []),
      ...(isOwnerGone ? ['its owner has no access to the project any more'] : []),
    ],
    ...optional('value', hintOf(key.redacted_value ?? '')),
  };
}

function ownerOf({ owner }: Key): string | undefined {
  const { user, service_account: account, ...itself } = owner ?? {};
  const who = account ?? user ?? itself;
  return who.email ?? who.name ?? who.id;
}

/** As `sk-proj-abc...wxyz`. */
function hintOf(redacted: string): ValueHint | undefined {
  const [startsWith = '', endsWith, ...more] = redacted.split(/[.*\u2026]+/);
  return endsWith === undefined || more.length > 0 ? undefined : { startsWith, endsWith };
}
