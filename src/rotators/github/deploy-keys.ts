// The deploy keys of one repository, by the administrator's token.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext } from '../rotator.js';
import { refused, type GithubAnswer, type GithubCall } from './client.js';
import { repositoryPath } from './settings.js';
import { NEEDED_ADMIN, type GithubWorld } from './world.js';

const keySchema = z.object({
  id: z.int(),
  title: z.string(),
  key: z.string(),
  read_only: z.boolean(),
  verified: z.boolean().optional(),
  added_by: z.string().nullish(),
});

export type DeployKey = z.output<typeof keySchema>;

export interface KeysOf {
  readonly repository: string;
  readonly admin: SecretValue;
}

const PER_PAGE = 100;
const MAX_PAGES = 100;

/** All of them, page by page. */
export async function listDeployKeys(
  world: GithubWorld,
  ctx: RotationContext,
  { repository, admin }: KeysOf,
): Promise<readonly DeployKey[]> {
  const keys: DeployKey[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const call: GithubCall = {
      doing: 'listing deploy keys',
      about: repository,
      method: 'GET',
      path: `${repositoryPath(repository)}/keys?per_page=${String(PER_PAGE)}&page=${String(page)}`,
      as: admin,
      signal: ctx.signal,
    };
    const answer = await world.call(call);
    const { data } = z.array(keySchema).safeParse(answer.body);
    if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer);
    keys.push(...data);
    if (data.length < PER_PAGE) return keys;
  }
  throw new AppError(
    'provider-refused',
    `github: listing deploy keys: ${repository}: more than ${String(MAX_PAGES)} pages`,
  );
}

export async function getDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  { repository, admin }: KeysOf,
  id: number,
): Promise<DeployKey | undefined> {
  const call: GithubCall = {
    doing: 'looking at the deploy key',
    about: `${String(id)} of ${repository}`,
    method: 'GET',
    path: `${repositoryPath(repository)}/keys/${String(id)}`,
    as: admin,
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.status === 404) return undefined;
  const { data } = keySchema.safeParse(answer.body);
  if (answer.status !== 200 || data === undefined) throw adminRefused(call, answer);
  return data;
}

/** Adds a key that reads only; undefined where GitHub says that this very key is in use already. */
export async function addDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  { repository, admin }: KeysOf,
  { title, publicKey }: { readonly title: string; readonly publicKey: string },
): Promise<DeployKey | undefined> {
  const call: GithubCall = {
    doing: 'adding a deploy key',
    about: repository,
    method: 'POST',
    path: `${repositoryPath(repository)}/keys`,
    as: admin,
    json: { title, key: publicKey, read_only: true },
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.status === 422 && JSON.stringify(answer.body).includes('already in use')) return undefined;
  if (answer.status !== 201) throw adminRefused(call, answer);
  const { data } = keySchema.safeParse(answer.body);
  if (data === undefined)
    throw new AppError('ambiguous', `github: adding a deploy key: ${repository}: no key in the answer`);
  return data;
}

export async function removeDeployKey(
  world: GithubWorld,
  ctx: RotationContext,
  { repository, admin }: KeysOf,
  id: number,
): Promise<void> {
  const call: GithubCall = {
    doing: 'removing the deploy key',
    about: `${String(id)} of ${repository}`,
    method: 'DELETE',
    path: `${repositoryPath(repository)}/keys/${String(id)}`,
    as: admin,
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  // 404: an earlier attempt got through and its answer was lost.
  if (answer.status !== 204 && answer.status !== 404) throw adminRefused(call, answer);
}

function adminRefused(call: GithubCall, answer: GithubAnswer): AppError {
  const hint = answer.status === 401 ? 'the administrator’s own token does not work: renew it' : NEEDED_ADMIN;
  // GitHub says 404 where a token may not know that the repository exists.
  return refused(call, answer, answer.status === 422 ? undefined : hint);
}
