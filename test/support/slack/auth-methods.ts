import { z } from 'zod';
import { SlackRefusal, type SlackCall, type SlackMethod } from './method.js';
import type { SlackToken } from './model.js';
import { ACCESS_TOKEN_SECONDS, type SlackPair } from './state.js';

const token = z.string().optional();
/** A form has words only, JSON has both. */
const flag = z.union([z.boolean(), z.enum(['true', 'false', '1', '0'])]).optional();

const noArguments = z.strictObject({ token }).optional();
const client = { client_id: z.string().optional(), client_secret: z.string().optional() };

/** Who a token is, its end, and how one becomes another. */
export const authMethods: readonly SlackMethod[] = [
  { name: 'auth.test', args: noArguments, changes: false, json: true, answer: test },
  {
    name: 'auth.revoke',
    args: z.strictObject({ token, test: flag }).optional(),
    changes: true,
    json: false,
    answer: revoke,
  },
  {
    name: 'oauth.v2.exchange',
    args: z.strictObject({ ...client, token: z.string() }),
    changes: true,
    json: false,
    answer: exchange,
  },
  {
    name: 'oauth.v2.access',
    args: z.strictObject({ ...client, grant_type: z.string(), refresh_token: z.string() }),
    changes: true,
    json: false,
    answer: refresh,
  },
  {
    name: 'apps.uninstall',
    args: z.strictObject({ ...client, token }),
    changes: true,
    json: false,
    answer: uninstall,
  },
];

function test(call: SlackCall): Readonly<Record<string, unknown>> {
  const { state } = call;
  const caller = call.caller();
  // A refresh token is no token of the Web API, and is not used up by asking.
  if (caller.kind === 'refresh') throw new SlackRefusal('invalid_auth');
  if (caller.kind === 'app-level') return { app_name: state.appOf(caller).name, app_id: caller.appId };
  const { userId, userName, botId } = state.authorizationOf(caller)!;
  const left = caller.expiresAtMs === undefined ? undefined : Math.floor((caller.expiresAtMs - state.now) / 1000);
  return {
    url: `https://${state.team.domain}.slack.internal/`,
    team: state.team.name,
    user: userName,
    team_id: state.team.id,
    user_id: userId,
    ...(botId === undefined ? {} : { bot_id: botId }),
    ...(left === undefined ? {} : { expires_in: left }),
    is_enterprise_install: false,
  };
}

/**
 * Ends one token of an app with token rotation. Without it, and for a token that never expires, it ends the whole
 * consent: the pair that such a token was exchanged for dies with it.
 */
function revoke(call: SlackCall): Readonly<Record<string, unknown>> {
  const { state, args } = call;
  const caller = call.caller();
  if (caller.kind === 'app-level') throw new SlackRefusal('not_allowed_token_type');
  if (args['test'] === true || args['test'] === 'true' || args['test'] === '1') return { revoked: false };
  if (caller.expiresAtMs !== undefined || caller.kind === 'refresh') state.end(caller, 'token_revoked');
  else state.endAuthorization(caller.authorizationId!, 'token_revoked');
  return { revoked: true };
}

function exchange(call: SlackCall): Readonly<Record<string, unknown>> {
  const { state, args } = call;
  const app = call.app();
  if (!app.tokenRotation) throw new SlackRefusal('token_rotation_not_enabled');
  const old = state.find(String(args['token']));
  const mayBeExchanged = old?.kind === 'bot' || old?.kind === 'user';
  if (old === undefined || !mayBeExchanged || old.appId !== app.id || old.expiresAtMs !== undefined) {
    throw new SlackRefusal('invalid_token');
  }
  if (old.wasExchanged) throw new SlackRefusal('token_already_exchanged');
  if (!state.outlives(old)) throw new SlackRefusal('authorization_not_found');
  old.wasExchanged = true;
  return grantOf(call, state.issuePair(state.authorizationOf(old)!, old));
}

function refresh(call: SlackCall): Readonly<Record<string, unknown>> {
  const { state, args } = call;
  const app = call.app();
  if (args['grant_type'] !== 'refresh_token') throw new SlackRefusal('invalid_grant_type');
  const used = state.find(String(args['refresh_token']));
  if (used?.kind !== 'refresh' || used.appId !== app.id) throw new SlackRefusal('invalid_refresh_token');
  if (used.ended !== undefined && !state.isInGrace(used)) throw new SlackRefusal('invalid_refresh_token');
  state.end(used, 'token_revoked');
  // "After you refresh your short-lived credentials for the first time, we'll expire your original long-lived token."
  const original = state.tokens.find(({ id }) => id === used.exchangedFrom);
  if (original !== undefined) state.end(original, 'token_revoked');
  return grantOf(call, state.issuePair(state.authorizationOf(used)!));
}

function uninstall(call: SlackCall): Readonly<Record<string, unknown>> {
  const caller = call.caller();
  const app = call.app();
  if (caller.appId !== app.id) throw new SlackRefusal('client_id_token_mismatch');
  if (caller.kind !== 'bot' && caller.kind !== 'user') throw new SlackRefusal('not_allowed_token_type');
  call.state.uninstall(app);
  return {};
}

/** A bot's pair stands in the answer itself, a user's in its `authed_user`. */
function grantOf({ state }: SlackCall, { access, refresh: next }: SlackPair): Readonly<Record<string, unknown>> {
  const { userId } = state.authorizationOf(access)!;
  const about = {
    app_id: access.appId,
    team: { id: state.team.id, name: state.team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
  if (access.kind === 'bot') return { ...about, ...secretsOf(access, next), bot_user_id: userId };
  return { ...about, authed_user: { id: userId, ...secretsOf(access, next) } };
}

function secretsOf(access: SlackToken, next: SlackToken): Readonly<Record<string, unknown>> {
  return {
    access_token: access.value,
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: next.value,
    token_type: access.kind,
    scope: access.scopes.join(','),
  };
}
