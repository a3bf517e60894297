// What the leaked token may do in the planned repositories, asked with reads that it makes itself. A classic token tells its
// scopes; of a fine-grained one only what it is seen to do is known, and what a person says of it.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import {
  grants,
  narrowGithub,
  type GithubRights,
  type GithubWish,
  type Level,
  type Permissions,
  type RepositorySeen,
} from '../../scopes/github.js';
import type { RotationContext } from '../rotator.js';
import { GithubLimitError } from './client.js';
import type { TokenAnswer } from './proof.js';
import { readAs, readFor } from './reads.js';
import { newLogin, repositoryPath, type GithubReplacement } from './settings.js';
import type { GithubWorld } from './world.js';

/** What a plan has to say about the rights of the replacement. */
export interface RightsPart {
  readonly notes: readonly string[];
  /** What a person has to compare. */
  readonly unproven: readonly string[];
}

const repositorySchema = z.object({
  private: z.boolean(),
  permissions: z.object({ admin: z.boolean().default(false), push: z.boolean().default(false) }).optional(),
});

/** Holds what is planned against what the leaked token may. Fails with `config` where it asks for more. */
export async function compareRights(
  world: GithubWorld,
  ctx: RotationContext,
  current: Credential,
  answer: TokenAnswer,
): Promise<RightsPart> {
  const { replacement } = world;
  const wish = wishOf(replacement, current, answer);
  const old = await rightsOf(world, ctx, current, answer, wish);
  const narrowed = narrowGithub(old, wish);
  if (narrowed.verdict === 'within') return { notes: [lessNote(wish)], unproven: [] };
  const what = narrowed.what.join(', ');
  if (narrowed.verdict === 'beyond') {
    throw new AppError('config', `github: planning: the replacement: the leaked token may not do that: ${what}`, {
      hint: 'ask for less in the replacement of this provider: it never may more than the leaked one',
    });
  }
  if (old.kind === 'unknown') {
    const notes = [`whether the leaked token may as much can not be asked now: ${what}: compare before you go on`];
    return { notes, unproven: narrowed.what };
  }
  throw new AppError('config', `github: planning: the replacement: nobody can see that the leaked token may: ${what}`, {
    hint: 'say in leaked-may of the replacement what the settings page of the leaked token shows, or ask for less',
  });
}

function wishOf(replacement: GithubReplacement, current: Credential, answer: TokenAnswer): GithubWish {
  if (replacement.type === 'deploy-key') {
    return { repositories: [replacement.repository], permissions: { contents: 'read' }, isSameUser: true };
  }
  const { owner, repositories, permissions } = replacement;
  const login = answer.verdict === 'accepted' ? answer.account.login : undefined;
  const isSameUser = newLogin(replacement, login, current).toLowerCase() === login?.toLowerCase();
  return { repositories: repositories.map((name) => `${owner}/${name}`), permissions, isSameUser };
}

async function rightsOf(
  world: GithubWorld,
  ctx: RotationContext,
  current: Credential,
  answer: TokenAnswer,
  wish: GithubWish,
): Promise<GithubRights> {
  const { leakedMay } = world.replacement;
  const said: GithubRights =
    leakedMay === undefined ? { kind: 'unknown' } : shownAll(wish, { allowed: leakedMay, refused: [] });
  if (answer.verdict !== 'accepted') return said;
  const { scopes } = answer.account;
  try {
    const seen = await seenRepositories(world, ctx, current, wish);
    if (scopes !== undefined) return { kind: 'scopes', scopes, repositories: seen };
    const shown = new Map<string, { allowed: Permissions; refused: readonly string[] }>();
    for (const repository of seen.keys()) {
      shown.set(repository, await shownOf(world, ctx, current, { repository, wish, leakedMay }));
    }
    return { kind: 'shown', repositories: shown };
  } catch (error) {
    // Whoever uses up the limits of a leaked token must not keep it from being revoked.
    if (error instanceof GithubLimitError) return said;
    throw error;
  }
}

function shownAll(
  { repositories }: GithubWish,
  what: { readonly allowed: Permissions; readonly refused: readonly string[] },
): GithubRights {
  return { kind: 'shown', repositories: new Map(repositories.map((name) => [name, what])) };
}

async function seenRepositories(
  world: GithubWorld,
  ctx: RotationContext,
  { secret }: Credential,
  { repositories }: GithubWish,
): Promise<ReadonlyMap<string, RepositorySeen>> {
  const seen = new Map<string, RepositorySeen>();
  for (const repository of repositories) {
    const about = {
      doing: 'asking what the leaked token reaches',
      about: repository,
      path: repositoryPath(repository),
    };
    const { answer } = await readAs(world, ctx, secret, about);
    const { data } = repositorySchema.safeParse(answer.body);
    if (answer.status !== 200 || data === undefined) continue;
    const role = data.permissions?.admin === true ? 'admin' : data.permissions?.push === true ? 'write' : 'read';
    seen.set(repository, { isPrivate: data.private, role });
  }
  return seen;
}

/** What a token without scopes is seen to do of what is planned; a read proves no writing. */
async function shownOf(
  world: GithubWorld,
  ctx: RotationContext,
  { secret }: Credential,
  { repository, wish, leakedMay = {} }: { repository: string; wish: GithubWish; leakedMay: Permissions | undefined },
): Promise<{ allowed: Permissions; refused: readonly string[] }> {
  const allowed: Record<string, Level> = { ...leakedMay };
  const refused: string[] = [];
  for (const [name, level] of Object.entries(wish.permissions)) {
    const path = readFor(name, repository);
    if (path === undefined || grants(allowed, name, level)) continue;
    const { answer } = await readAs(world, ctx, secret, {
      doing: 'asking what the leaked token may',
      about: `${name} of ${repository}`,
      path,
    });
    if (answer.status === 200) allowed[name] ??= 'read';
    if (answer.status === 403 || answer.status === 404) refused.push(name);
  }
  return { allowed, refused };
}

function lessNote({ repositories, permissions }: GithubWish): string {
  const rights = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
  return `of what the leaked token may, the replacement keeps ${rights.join(', ') || 'nothing'} on ${repositories.join(', ')}, and loses all else`;
}
