// One request, from its text to the answer that GitHub would give: route, credential, rate limit, description, handler.
import { type Answer, type Call, failure, Refusal } from './answer.js';
import { authenticate, tokenLabel } from './authenticate.js';
import { answerViolations, type Match, requestViolations } from './description.js';
import { handlers, type OperationName } from './handlers/index.js';
import type { Principal, Token } from './model.js';
import type { Budget, RateLimit } from './rate-limit.js';
import type { GithubState } from './state.js';

/** What came in, of which nothing is trusted yet. */
export interface Incoming {
  readonly authorization: string | undefined;
  readonly hasUserAgent: boolean;
  readonly address: string;
  readonly baseUrl: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  /** Undefined for none; a symbol for text that is not JSON. */
  readonly body: unknown;
}

export const NOT_JSON = Symbol('not JSON');

export interface Routed {
  readonly name: OperationName;
  readonly match: Match;
}

export function answerTo(incoming: Incoming, routed: Routed | undefined, state: GithubState, limit: RateLimit): Answer {
  // GitHub wants to know who calls, and refuses before anything else.
  if (!incoming.hasUserAgent) return failure(403, 'Request forbidden by administrative rules (no User-Agent header)');
  const { principal, refusal } = identify(state, incoming.authorization);
  const budget = limit.take(whoPays(principal, incoming), state.now());
  const answer = budget.refusal ?? refusal ?? performed(incoming, routed, state, principal);
  if (routed !== undefined) assertDescribed(routed, answer);
  return { ...answer, headers: { ...headersFor(principal, budget), ...answer.headers } };
}

function identify(
  state: GithubState,
  header: string | undefined,
): { readonly principal: Principal; readonly refusal: Answer | undefined } {
  try {
    return { principal: authenticate(state, header), refusal: undefined };
  } catch (error) {
    if (error instanceof Refusal) return { principal: { kind: 'anonymous' }, refusal: error.answer };
    throw error;
  }
}

/** A request whose credential is refused counts against its source, the stricter reading. */
function whoPays(principal: Principal, { address }: Incoming): Parameters<RateLimit['take']>[0] {
  if (principal.kind === 'anonymous') return { address };
  return { credential: principal.kind === 'app' ? `app ${principal.app.id}` : tokenLabel(principal.token) };
}

function performed(incoming: Incoming, routed: Routed | undefined, state: GithubState, principal: Principal): Answer {
  if (routed === undefined) return failure(404, 'Not Found');
  const { match, name } = routed;
  const { pathname, query, body, baseUrl } = incoming;
  if (body === NOT_JSON) return failure(400, 'Problems parsing JSON');
  // Before the shape of its body: GitHub tells an authenticated caller nothing else here.
  const isRefusedUnread = name === 'POST /credentials/revoke' && principal.kind !== 'anonymous';
  const violations = isRefusedUnread ? [] : requestViolations(match.operation, query, body);
  if (violations.length > 0) return failure(422, `Invalid request.\n\n${violations.join('\n')}`);
  const call: Call = { state, principal, baseUrl, pathname, path: match.path, query, body };
  try {
    return handlers[name](call);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** The fake must not answer what GitHub would not: a test that relies on it would prove nothing. */
function assertDescribed({ name, match }: Routed, answer: Answer): void {
  const violations = answerViolations(match.operation, answer.status, answer.body);
  if (violations.length > 0) throw new Error(`fake github: ${name}: ${answer.status}: ${violations.join('; ')}`);
}

function headersFor(principal: Principal, budget: Budget): Readonly<Record<string, string>> {
  if (principal.kind !== 'token') return budget.headers;
  const { token } = principal;
  return {
    ...budget.headers,
    ...('scopes' in token ? { 'x-oauth-scopes': token.scopes.join(', '), 'x-accepted-oauth-scopes': '' } : {}),
    ...expirationHeader(token),
  };
}

const ZONE_HOURS = -7;

/** GitHub writes the time of a classic token with `UTC` and that of a fine-grained one with an offset. */
function expirationHeader({ kind, expiresAt }: Token): Readonly<Record<string, string>> {
  if (expiresAt === undefined || (kind !== 'classic' && kind !== 'fine-grained')) return {};
  const name = 'github-authentication-token-expiration';
  if (kind === 'classic') return { [name]: `${clockText(expiresAt)} UTC` };
  return { [name]: `${clockText(new Date(expiresAt.getTime() + ZONE_HOURS * 3_600_000))} -0700` };
}

function clockText(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ');
}
