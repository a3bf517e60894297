// What counts as Slack's word about a token. `token_revoked`, `account_inactive` and `token_expired` say that it is dead.
// So does `invalid_auth`, but also that this address may not call: so only of a token that was let in from here before.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../rotator.js';
import { refused, type SlackCall } from './client.js';
import { plannedFacts, type SlackWorld } from './settings.js';
import { madeUpToken, requireTokenKind, tokenKind } from './tokens.js';

export interface TokenOwner {
  readonly team: string;
  readonly teamName: string;
  readonly user: string;
  /** Absent of a person's token. */
  readonly bot: string | undefined;
  readonly scopes: readonly string[];
}

export type TokenAnswer =
  /** A refresh token does not tell whose it is. */
  | { readonly verdict: 'accepted'; readonly owner: TokenOwner | undefined }
  | { readonly verdict: 'rejected' | 'not known here' | 'unknown'; readonly why: string };

const ownerSchema = z.object({
  team: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
});
const DEAD = ['token_revoked', 'account_inactive', 'token_expired'];

/** Reads that need one of these scopes and change nothing, with the least that they can be asked for. */
const READS: readonly { readonly method: string; readonly scope: string; readonly form: Record<string, string> }[] = [
  { method: 'conversations.list', scope: 'channels:read', form: { limit: '1', types: 'public_channel' } },
  { method: 'conversations.list', scope: 'groups:read', form: { limit: '1', types: 'private_channel' } },
  { method: 'conversations.list', scope: 'im:read', form: { limit: '1', types: 'im' } },
  { method: 'conversations.list', scope: 'mpim:read', form: { limit: '1', types: 'mpim' } },
  { method: 'users.list', scope: 'users:read', form: { limit: '1' } },
  { method: 'team.info', scope: 'team:read', form: {} },
  { method: 'emoji.list', scope: 'emoji:read', form: {} },
  { method: 'usergroups.list', scope: 'usergroups:read', form: {} },
  { method: 'files.list', scope: 'files:read', form: { count: '1' } },
];

/** Asks a token about itself, without using it up. Fails where no answer came. */
export async function askToken(world: SlackWorld, ctx: RotationContext, token: SecretValue): Promise<TokenAnswer> {
  const isRefresh = tokenKind(token) === 'refresh';
  const call: SlackCall = {
    doing: 'asking whose a token is',
    about: 'the credential itself',
    method: isRefresh ? 'auth.revoke' : 'auth.test',
    as: token,
    // A dry run: `test` keeps it from being revoked, and refreshing would use it up.
    ...(isRefresh ? { form: { test: '1' } } : {}),
    reads: true,
    signal: ctx.signal,
  };
  const { error, body, scopes } = await world.call(call);
  if (error === 'invalid_auth') return { verdict: 'not known here', why: error };
  if (error !== undefined) return { verdict: DEAD.includes(error) ? 'rejected' : 'unknown', why: error };
  if (isRefresh) return { verdict: 'accepted', owner: undefined };
  const { data } = ownerSchema.safeParse(body);
  if (data === undefined) return { verdict: 'unknown', why: 'the answer names nobody' };
  const { team, team_id, user_id, bot_id } = data;
  const owner = { team: team_id, teamName: team, user: user_id, bot: bot_id, scopes: scopes ?? [] };
  return { verdict: 'accepted', owner };
}

/** `accepted` only where a made-up token was seen to be refused. */
export async function confirmDead(
  world: SlackWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Promise<'rejected' | 'accepted' | 'unknown'> {
  const { verdict } = await askToken(world, ctx, plan.current.secret);
  if (verdict === 'not known here') return plannedFacts(plan).wasAlive ? 'rejected' : 'unknown';
  if (verdict !== 'accepted') return verdict;
  return (await canTellTokensApart(world, ctx, plan.current.secret)) ? 'accepted' : 'unknown';
}

/** Whether Slack says that the leaked token is dead. */
export async function isDead(world: SlackWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<boolean> {
  return (await confirmDead(world, ctx, plan)) === 'rejected';
}

/** The new token is of the same workspace and owner with no more scopes, and is let do what one of them allows. */
export async function proveToken(
  world: SlackWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  successor: Credential,
): Promise<void> {
  const token = accessTokenOf(world, successor);
  const answer = await askToken(world, ctx, token);
  const about = 'slack: verifying the new token';
  if (answer.verdict !== 'accepted' || answer.owner === undefined) {
    const why = answer.verdict === 'accepted' ? 'it is no access token' : answer.why;
    throw new AppError(answer.verdict === 'unknown' ? 'provider-unreachable' : 'provider-refused', `${about}: ${why}`);
  }
  const { owner } = answer;
  const { team, user, scopes } = plannedFacts(plan);
  const expectedUser = successor.attributes['user'] ?? user;
  if ((team !== null && owner.team !== team) || (expectedUser !== null && owner.user !== expectedUser)) {
    throw new AppError('conflict', `${about}: it is of ${owner.user} in ${owner.team}, and another was planned`);
  }
  const more = scopes === null ? [] : owner.scopes.filter((scope) => !scopes.includes(scope));
  if (more.length > 0) throw new AppError('conflict', `${about}: it may more than planned: ${more.join(', ')}`);
  await requireRead(world, ctx, token, owner.scopes);
}

async function requireRead(
  world: SlackWorld,
  ctx: RotationContext,
  token: SecretValue,
  scopes: readonly string[],
): Promise<void> {
  const { check } = world.settings;
  const possible = READS.filter(({ scope }) => scopes.includes(scope));
  const read =
    check === undefined
      ? possible[0]
      : (possible.find(({ method }) => method === check) ?? READS.find(({ method }) => method === check));
  if (read === undefined) return;
  const { method, form } = read;
  const call: SlackCall = {
    doing: 'verifying the new token',
    about: method,
    method,
    as: token,
    form,
    reads: true,
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.error !== undefined) throw refused(call, answer, 'add the scope to the app, or change check');
}

async function canTellTokensApart(world: SlackWorld, ctx: RotationContext, like: SecretValue): Promise<boolean> {
  const kind = requireTokenKind(like);
  const { controlled } = world.memory;
  if (controlled.has(kind)) return true;
  const { verdict } = await askToken(world, ctx, madeUpToken(kind));
  const isRefused = verdict === 'not known here' || verdict === 'rejected';
  if (isRefused) controlled.add(kind);
  return isRefused;
}

/** Where a refresh token leaked, the access token stands beside its replacement. */
function accessTokenOf({ settings }: SlackWorld, { secret, fields }: Credential): SecretValue {
  return fields?.[settings.accessField ?? ACCESS_FIELD] ?? secret;
}

export const ACCESS_FIELD = 'access_token';
export const REFRESH_FIELD = 'refresh_token';
