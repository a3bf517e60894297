// Apps with token rotation: a refresh token gets a new pair and is used up by it; a token that never expires is exchanged
// for a pair and dies with the first refresh of that. Neither can be done twice.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { refused, type SlackAnswer, type SlackCall } from './client.js';
import { ACCESS_FIELD, askToken, isDead, REFRESH_FIELD } from './proof.js';
import { appLink, plannedFacts, REFRESH, type SlackClient, type SlackWorld } from './settings.js';

const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number(),
});

interface Pair {
  readonly access: SecretValue;
  readonly refresh: SecretValue;
  readonly seconds: number;
}

export async function issuePair(world: SlackWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Credential> {
  const { kind } = plannedFacts(plan);
  const used = kind === 'long-lived' ? (await exchange(world, ctx, plan)).refresh : refreshTokenOf(plan);
  const pair = await refresh(world, ctx, used);
  const { refreshField = REFRESH_FIELD, accessField = ACCESS_FIELD } = world.settings;
  const expires = new Date(world.clock.now().getTime() + pair.seconds * 1000).toISOString();
  const isRefresh = kind === 'refresh';
  return {
    provider: 'slack',
    secret: isRefresh ? pair.refresh : pair.access,
    attributes: { rotation: ctx.rotationId, expires },
    fields: isRefresh ? { [accessField]: pair.access } : { [refreshField]: pair.refresh },
  };
}

/** Whether the token that makes the pair was used. What it made went with the answer. */
export async function findPair(world: SlackWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const { kind } = plannedFacts(plan);
  if (kind !== 'long-lived') {
    const { verdict } = await askToken(world, ctx, refreshTokenOf(plan));
    // Slack takes a used one for a short time more: to try again is worth it.
    return verdict === 'accepted' ? { outcome: 'not-applied' } : { outcome: 'lost', attributes: {} };
  }
  // An exchange alone leaves no trace that can be read: trying it again tells.
  if (!(await isDead(world, ctx, plan))) return { outcome: 'not-applied' };
  throw new AppError('needs-person', 'slack: exchanging the token: it is dead, and the pair went with the answer', {
    hint: remedy(world, ctx),
  });
}

/** Ends the new pair, each half by itself. Succeeds if it is dead. */
export async function withdrawPair(world: SlackWorld, ctx: RotationContext, successor: Credential): Promise<void> {
  if (successor.attributes['rotation'] !== ctx.rotationId) {
    throw new AppError('conflict', `slack: withdrawing: the pair: it is not of ${ctx.rotationId}`);
  }
  await revoke(world, ctx, successor.secret, 'the new token');
  for (const token of Object.values(successor.fields ?? {})) await revoke(world, ctx, token, 'the other new token');
}

/** Ends a token. Succeeds if it is dead. */
export async function revoke(
  world: SlackWorld,
  ctx: RotationContext,
  token: SecretValue,
  about: string,
): Promise<void> {
  const call: SlackCall = { doing: 'revoking', about, method: 'auth.revoke', as: token, signal: ctx.signal };
  const answer = await world.call(call);
  // Revoked: an earlier attempt got through and its answer was lost.
  const isDone = answer.error === undefined || DEAD_ALREADY.includes(answer.error);
  if (!isDone) throw refused(call, answer);
}

const DEAD_ALREADY = ['token_revoked', 'account_inactive', 'token_expired', 'invalid_auth'];

async function exchange(world: SlackWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Pair> {
  const { id, secret } = requireClient(world);
  const call: SlackCall = {
    doing: 'exchanging the token',
    about: 'for one that expires',
    method: 'oauth.v2.exchange',
    form: { client_id: id, client_secret: secret.reveal(), token: plan.current.secret.reveal() },
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.error === undefined) return pairIn(call, answer);
  if (answer.error === 'token_already_exchanged') {
    throw needsPerson(call, answer, `it still works, and what it was exchanged for is lost: ${remedy(world, ctx)}`);
  }
  if (answer.error === 'token_rotation_not_enabled') {
    throw needsPerson(call, answer, `turn token rotation on, under OAuth & Permissions: ${appLink(world.settings)}`);
  }
  throw refused(call, answer, clientHint(answer));
}

async function refresh(world: SlackWorld, ctx: RotationContext, token: SecretValue): Promise<Pair> {
  const { id, secret } = requireClient(world);
  const call: SlackCall = {
    doing: 'getting a new pair',
    about: 'with the refresh token',
    method: 'oauth.v2.access',
    form: {
      client_id: id,
      client_secret: secret.reveal(),
      grant_type: 'refresh_token',
      refresh_token: token.reveal(),
    },
    signal: ctx.signal,
  };
  const answer = await world.call(call);
  if (answer.error === undefined) return pairIn(call, answer);
  if (answer.error === 'invalid_refresh_token') {
    const used = 'it was used before: by the application, by whoever found it, or by an answer that was lost';
    throw needsPerson(call, answer, `${used}: ${remedy(world, ctx)}`);
  }
  throw refused(call, answer, clientHint(answer));
}

/** A bot's pair stands in the answer itself, a person's in its `authed_user`. */
function pairIn({ doing, about }: SlackCall, { body }: SlackAnswer): Pair {
  const own = z.object({ authed_user: z.unknown() }).safeParse(body).data?.authed_user;
  const data = pairSchema.safeParse(body).data ?? pairSchema.safeParse(own).data;
  if (data === undefined) throw new AppError('ambiguous', `slack: ${doing}: ${about}: no pair in the answer`);
  const { access_token: access, refresh_token: next, expires_in: seconds } = data;
  return { access: new SecretValue(access), refresh: new SecretValue(next), seconds };
}

/** As it was when the plan was made: later the store may hold the next one. */
function refreshTokenOf({ current, snapshot }: SuccessorPlan): SecretValue {
  return snapshot.secrets[REFRESH] ?? current.secret;
}

function requireClient({ settings }: SlackWorld): SlackClient {
  if (settings.client !== undefined) return settings.client;
  throw new AppError('config', 'slack: getting a new pair: client-id and client-secret: not configured');
}

function clientHint({ error }: SlackAnswer): string | undefined {
  const isClient = error === 'invalid_client_id' || error === 'bad_client_secret';
  return isClient ? 'client-id and client-secret of the configuration are not those of the app' : undefined;
}

function remedy({ settings }: SlackWorld, { rotationId }: RotationContext): string {
  return (
    `install the app again (${appLink(settings)}), put its tokens where the application reads them, ` +
    `then unleak rotations abort ${rotationId}`
  );
}

function needsPerson({ doing, about }: SlackCall, { error = '' }: SlackAnswer, hint: string): AppError {
  return new AppError('needs-person', `slack: ${doing}: ${about}: ${error}`, { hint });
}
