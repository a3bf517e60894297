import type { GithubState } from './state.js';
import type { Principal } from './model.js';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request that passed the description, as its handler sees it. */
export interface Call {
  readonly state: GithubState;
  readonly principal: Principal;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly pathname: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export type Handler = (call: Call) => Answer;

const DOCUMENTATION = 'https://docs.github.com/rest';

export function failure(status: number, message: string, more: Readonly<Record<string, unknown>> = {}): Answer {
  return { status, body: { message, ...more, documentation_url: DOCUMENTATION, status: String(status) } };
}

/** Ends a handler early with an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export const notFound = (): Refusal => new Refusal(failure(404, 'Not Found'));

export const requiresAuthentication = (): Refusal => new Refusal(failure(401, 'Requires authentication'));

export const badCredentials = (): Refusal => new Refusal(failure(401, 'Bad credentials'));

export const suspended = (): Refusal => new Refusal(failure(403, 'This installation has been suspended'));

/** The principal is known and this is nothing that its kind or its permissions may do. */
export function notAccessible(principal: Principal, permission?: string): Refusal {
  const isToken = principal.kind === 'token' && principal.token.kind !== 'installation';
  const answer = failure(403, `Resource not accessible by ${isToken ? 'personal access token' : 'integration'}`);
  if (permission === undefined) return new Refusal(answer);
  return new Refusal({ ...answer, headers: { 'x-accepted-github-permissions': permission } });
}

export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export function validationFailed(error: FieldError): Refusal {
  return new Refusal(failure(422, 'Validation Failed', { errors: [error] }));
}
