// Tokens as they see themselves, and as who manages them does: by id and name, never by value.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import { refusedBy, type ApiAnswer } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { adminRefused, isTokenRefused, parsedAnswer, reasonOf, type GitlabCall, type GitlabWorld } from './client.js';
import { nameOf, type Home } from './settings.js';

const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  revoked: z.boolean(),
  active: z.boolean(),
  scopes: z.array(z.string()),
  user_id: z.int(),
  last_used_at: z.string().nullish(),
  expires_at: z.string().nullable(),
  access_level: z.int().optional(),
});

export type GitlabToken = Readonly<z.output<typeof tokenSchema>>;

export interface OwnAnswer {
  readonly call: GitlabCall;
  readonly answer: ApiAnswer;
  /** Where it was let in. */
  readonly token: GitlabToken | undefined;
  readonly isRefused: boolean;
}

const PER_PAGE = 100;
/** Beyond so many of one name nobody can be sure. */
const MAX_PAGES = 20;

/** What the administrator needs, in GitLab's words. */
export function managing(home: Home): string {
  if (home.kind === 'person') return 'the scope api and an administrator of this GitLab as its user';
  return `the scope api and the role ${home.kind === 'project' ? 'Maintainer' : 'Owner'} in ${nameOf(home)}`;
}

/** Asks a token about itself, which every live one may. */
export async function askSelf(
  world: GitlabWorld,
  ctx: RotationContext,
  token: SecretValue,
  doing: string,
): Promise<OwnAnswer> {
  const call: GitlabCall = {
    doing,
    about: 'the credential itself',
    method: 'GET',
    path: '/personal_access_tokens/self',
    signal: ctx.signal,
  };
  const answer = await world.as(token, call);
  const own = answer.status === 200 ? tokenSchema.safeParse(answer.body).data : undefined;
  return { call, answer, token: own, isRefused: isTokenRefused(answer) };
}

/** One token as who manages it sees it; undefined where there is none of that id. */
export async function readToken(
  world: GitlabWorld,
  ctx: RotationContext,
  home: Home,
  id: number,
): Promise<GitlabToken | undefined> {
  const call = onToken(ctx, 'GET', home, id, 'reading a token');
  const answer = await world.asAdmin(call);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw adminRefused(call, answer, managing(home));
  return parsedAnswer(call, answer, tokenSchema);
}

/** The active tokens of exactly this name. */
export async function listNamed(
  world: GitlabWorld,
  ctx: RotationContext,
  home: Home,
  name: string,
): Promise<readonly GitlabToken[]> {
  const found: GitlabToken[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const tokens = await listPage(world, ctx, home, { search: name, state: 'active', page: String(page) });
    found.push(...tokens.filter((token) => token.name === name && token.active));
    if (tokens.length < PER_PAGE) break;
  }
  return found;
}

/** Whether the administrator may manage the tokens of a project or group: who may not does not see their list. */
export async function mayManage(world: GitlabWorld, ctx: RotationContext, home: Home): Promise<boolean> {
  const call = listing(ctx, home, { per_page: '1' });
  const answer = await world.asAdmin(call);
  if (answer.status === 200) return true;
  if ([401, 403, 404].includes(answer.status)) return false;
  throw adminRefused(call, answer, managing(home));
}

/** Ends a token for good. Succeeds if it is gone. */
export async function revokeById(world: GitlabWorld, ctx: RotationContext, home: Home, id: number): Promise<void> {
  const call = onToken(ctx, 'DELETE', home, id, 'revoking a token');
  const answer = await world.asAdmin(call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status !== 204 && answer.status !== 404) throw adminRefused(call, answer, managing(home));
}

/** Has a token end itself, which every live one may: nothing else can be hit. False where GitLab refuses that. */
export async function revokeSelf(world: GitlabWorld, ctx: RotationContext, token: SecretValue): Promise<boolean> {
  const call: GitlabCall = {
    doing: 'revoking a token',
    about: 'the credential itself',
    method: 'DELETE',
    path: '/personal_access_tokens/self',
    signal: ctx.signal,
  };
  const answer = await world.as(token, call);
  // Refused: it is dead, perhaps by an earlier attempt whose answer was lost.
  if (answer.status === 204 || isTokenRefused(answer)) return true;
  if (answer.status === 403 || answer.status === 404) return false;
  throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
}

/** Where the tokens of a project or group are; those of people are all in one place. */
export function tokensPath(home: Home): string {
  if (home.kind === 'person') return '/personal_access_tokens';
  return `/${home.kind}s/${encodeURIComponent(home.id)}/access_tokens`;
}

async function listPage(
  world: GitlabWorld,
  ctx: RotationContext,
  home: Home,
  query: Readonly<Record<string, string>>,
): Promise<readonly GitlabToken[]> {
  const call = listing(ctx, home, { ...query, per_page: String(PER_PAGE) });
  const answer = await world.asAdmin(call);
  if (answer.status !== 200) throw adminRefused(call, answer, managing(home));
  return parsedAnswer(call, answer, z.array(tokenSchema));
}

function listing({ signal }: RotationContext, home: Home, query: Readonly<Record<string, string>>): GitlabCall {
  const owner = home.kind === 'person' ? { user_id: String(home.userId) } : {};
  const search = new URLSearchParams({ ...owner, ...query }).toString();
  return {
    doing: 'listing tokens',
    about: nameOf(home),
    method: 'GET',
    path: `${tokensPath(home)}?${search}`,
    signal,
  };
}

function onToken(
  { signal }: RotationContext,
  method: 'GET' | 'DELETE',
  home: Home,
  id: number,
  doing: string,
): GitlabCall {
  return {
    doing,
    about: `${String(id)} of ${nameOf(home)}`,
    method,
    path: `${tokensPath(home)}/${String(id)}`,
    signal,
  };
}
