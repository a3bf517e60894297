// Whose the leaked token is. GitLab's answer about a token names only a user, and that of a project's or group's token is
// a bot: its own name says which, or the list of the project where the same id stands.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { refusedBy } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import { parsedAnswer, reasonOf, type GitlabCall, type GitlabWorld } from './client.js';
import type { Home, Resource } from './settings.js';
import { readToken, type GitlabToken } from './tokens.js';

const userSchema = z.object({
  id: z.int(),
  username: z.string(),
  bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
});
const reachedSchema = z.object({
  groups: z.array(z.object({ id: z.int(), web_url: z.string(), full_path: z.string().optional() })),
  projects: z.array(z.object({ id: z.int(), web_url: z.string(), path_with_namespace: z.string().optional() })),
});

export interface Reached {
  readonly resource: Resource;
  /** As `acme/orders`. */
  readonly path: string | undefined;
}

const PER_PAGE = 100;
const MAX_PAGES = 5;
/** A bot belongs to one project or group; so many are asked for the token's id. */
const MAX_ASKED = 20;

export interface FoundHome {
  readonly home: Home;
  /** False where nothing says that it is no bot's. */
  readonly isSure: boolean;
}

export async function homeOf(
  world: GitlabWorld,
  ctx: RotationContext,
  secret: SecretValue,
  token: GitlabToken,
): Promise<FoundHome> {
  const user = await askUser(world, ctx, secret);
  const person: Home = { kind: 'person', userId: token.user_id, username: user?.username ?? null };
  const [, kind, id] = /^(project|group)_(\d+)_bot/.exec(user?.username ?? '') ?? [];
  if (user !== undefined && (user.bot === false || id === undefined)) return { home: person, isSure: true };
  const reached = await reachOf(world, ctx, secret);
  if (id !== undefined) {
    const named = reached.find(({ resource }) => resource.kind === kind && resource.id === id)?.resource;
    return { home: named ?? { kind: kind === 'group' ? 'group' : 'project', id, web: null }, isSure: true };
  }
  const listed = await homeByList(world, ctx, token, reached);
  if (listed !== undefined) return { home: listed, isSure: true };
  return { home: person, isSure: world.settings.admin !== undefined && reached.length <= MAX_ASKED };
}

/** Who a token stands for; undefined where its scopes do not let it ask. */
export async function askUser(
  world: GitlabWorld,
  ctx: RotationContext,
  token: SecretValue,
): Promise<Readonly<z.output<typeof userSchema>> | undefined> {
  const call: GitlabCall = {
    doing: 'asking whose a token is',
    about: 'the credential itself',
    method: 'GET',
    path: '/user',
    signal: ctx.signal,
  };
  const answer = await world.as(token, call);
  if (answer.status === 403) return undefined;
  if (answer.status !== 200) throw refusedBy('gitlab', call, answer, { says: reasonOf(answer) });
  return parsedAnswer(call, answer, userSchema);
}

/** The groups and projects that a token reaches, with this level at least. Old servers do not tell. */
export async function reachOf(
  world: GitlabWorld,
  ctx: RotationContext,
  token: SecretValue,
  level = 0,
): Promise<readonly Reached[]> {
  const reached: Reached[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const least = level > 0 ? `&min_access_level=${String(level)}` : '';
    const call: GitlabCall = {
      doing: 'asking what a token reaches',
      about: 'the credential itself',
      method: 'GET',
      path: `/personal_access_tokens/self/associations?per_page=${String(PER_PAGE)}&page=${String(page)}${least}`,
      signal: ctx.signal,
    };
    const answer = await world.as(token, call);
    if (answer.status !== 200) return reached;
    const { groups, projects } = parsedAnswer(call, answer, reachedSchema);
    reached.push(
      ...groups.map(({ id, web_url: web, full_path: path }) => reachedOne('group', id, web, path)),
      ...projects.map(({ id, web_url: web, path_with_namespace: path }) => reachedOne('project', id, web, path)),
    );
    if (groups.length < PER_PAGE && projects.length < PER_PAGE) break;
  }
  return reached;
}

export function isSameResource({ resource, path }: Reached, other: Resource): boolean {
  return resource.kind === other.kind && (resource.id === other.id || path === other.id);
}

/** The project or group whose list has a token of this id. */
async function homeByList(
  world: GitlabWorld,
  ctx: RotationContext,
  token: GitlabToken,
  reached: readonly Reached[],
): Promise<Home | undefined> {
  if (world.settings.admin === undefined) return undefined;
  for (const { resource } of reached.slice(0, MAX_ASKED)) {
    const found = await readToken(world, ctx, resource, token.id).catch(unlessRefused);
    if (found?.user_id === token.user_id) return resource;
  }
  return undefined;
}

/** What the administrator may not see can't be looked through. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'provider-refused') return undefined;
  throw error;
}

function reachedOne(kind: Resource['kind'], id: number, web: string, path: string | undefined): Reached {
  return { resource: { kind, id: String(id), web: /^https?:\/\//.test(web) ? web : null }, path };
}
