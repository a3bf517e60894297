// A method of the Web API as a route of the fake: who calls, by which token, with which scope; and the answers that are
// the same everywhere. Slack says everything with status 200 but the limit of calls.
import type { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import type { SlackApp, SlackToken } from './model.js';
import type { SlackState } from './state.js';

/** Ends a call with `{ok: false}`. */
export class SlackRefusal extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor(error: string, fields: Readonly<Record<string, string>> = {}) {
    super(error);
    this.fields = fields;
  }
}

export type SlackArguments = Readonly<Record<string, unknown>>;

export interface SlackCall {
  readonly state: SlackState;
  readonly request: FakeRequest;
  readonly args: SlackArguments;
  /** The token that the call was made with, alive. Throws the provider's refusal. */
  caller(): SlackToken;
  /** As `caller`, with one of these scopes. */
  callerWith(scopes: readonly string[]): SlackToken;
  /** The app whose client id and secret the call brought. */
  app(): SlackApp;
}

export interface SlackMethod {
  readonly name: string;
  readonly args: z.ZodType;
  readonly changes: boolean;
  /** Whether it reads JSON too; otherwise a form only. */
  readonly json: boolean;
  answer(call: SlackCall): Readonly<Record<string, unknown>>;
}

export const RATE_LIMIT_SECONDS = 30;

/** What Slack says to too many calls; for `inject`. */
export function slackLimited(seconds = RATE_LIMIT_SECONDS): FakeAnswer {
  return { status: 429, headers: { 'retry-after': String(seconds) }, body: { ok: false, error: 'ratelimited' } };
}

export function slackFailure(error: string, fields: Readonly<Record<string, unknown>> = {}): FakeAnswer {
  return { status: 200, body: { ok: false, error, ...fields } };
}

export function methodRoute(state: SlackState, method: SlackMethod): FakeRoute {
  return {
    method: 'POST',
    path: `/api/${method.name}`,
    body: method.args,
    changes: method.changes,
    answer: (request) => answerOf(state, method, request),
  };
}

function answerOf(state: SlackState, method: SlackMethod, request: FakeRequest): FakeAnswer {
  const left = state.callsLeft.get(method.name);
  if (left === 0) return slackLimited();
  if (left !== undefined) state.callsLeft.set(method.name, left - 1);
  const problem = typeProblem(method, request);
  if (problem !== undefined) {
    state.complaints.push(`POST /api/${method.name}: ${problem}`);
    return slackFailure('invalid_arguments');
  }
  let token: SlackToken | undefined;
  const call = callOf(state, method, request, (found) => (token = found));
  try {
    const body = { ok: true, ...method.answer(call) };
    return { status: 200, headers: scopeHeaders(token), body };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { ...slackFailure(error.message, error.fields), headers: scopeHeaders(token) };
  }
}

function typeProblem({ json }: SlackMethod, { headers, text }: FakeRequest): string | undefined {
  const type = headers['content-type'] ?? '';
  if (text === '' || type.startsWith('application/x-www-form-urlencoded')) return undefined;
  if (!type.startsWith('application/json')) return 'a body of an unknown type';
  return json ? undefined : 'a body in JSON where only a form is read';
}

function scopeHeaders(token: SlackToken | undefined): Readonly<Record<string, string>> {
  return token === undefined ? {} : { 'x-oauth-scopes': token.scopes.join(',') };
}

function callOf(
  state: SlackState,
  { name }: SlackMethod,
  request: FakeRequest,
  onToken: (token: SlackToken) => void,
): SlackCall {
  const args = (request.body ?? {}) as SlackArguments;
  const complain = (problem: string): void => void state.complaints.push(`POST /api/${name}: ${problem}`);
  const caller = (): SlackToken => {
    const token = liveToken(state, bearerOf(request, args, complain));
    onToken(token);
    return token;
  };
  return {
    state,
    request,
    args,
    caller,
    callerWith: (scopes) => {
      const token = caller();
      if (scopes.some((scope) => token.scopes.includes(scope))) return token;
      throw new SlackRefusal('missing_scope', { needed: scopes.join(','), provided: token.scopes.join(',') });
    },
    app: () => appOfClient(state, request, args),
  };
}

/** From the header, or from a form. In JSON a token is not read. */
function bearerOf({ headers }: FakeRequest, args: SlackArguments, complain: (problem: string) => void): string {
  const header = headers.authorization;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  // Basic brings the app's id and secret, and the token is in the form.
  if (header !== undefined && !header.startsWith('Basic ')) {
    const bearer = /^Bearer ([^ ]+)$/.exec(header)?.[1];
    if (bearer !== undefined) return bearer;
    complain('authorization: not Bearer and a token');
  } else if (isForm && typeof args['token'] === 'string') {
    return args['token'];
  }
  throw new SlackRefusal('not_authed');
}

function liveToken(state: SlackState, value: string): SlackToken {
  const token = state.find(value);
  if (token === undefined) throw new SlackRefusal('invalid_auth');
  if (token.expiresAtMs !== undefined && token.expiresAtMs <= state.now) throw new SlackRefusal('token_expired');
  if (!state.outlives(token)) throw new SlackRefusal(token.ended!.as);
  token.lastUsedAtMs = state.now;
  return token;
}

/** By the fields of the form, or by `Basic`, as OAuth has it. */
function appOfClient(state: SlackState, { headers }: FakeRequest, args: SlackArguments): SlackApp {
  const basic = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(headers.authorization ?? '')?.[1];
  const [user, password] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const id = args['client_id'] ?? user;
  const secret = args['client_secret'] ?? password;
  const app = state.apps.find(({ clientId }) => clientId === id);
  if (app === undefined) throw new SlackRefusal('invalid_client_id');
  if (app.clientSecret !== secret) throw new SlackRefusal('bad_client_secret');
  return app;
}
