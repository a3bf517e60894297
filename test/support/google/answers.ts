// The one shape that all of Google's APIs refuse in, and the refusals that they share.
import type { FakeAnswer } from '../fake/fake-provider.js';

type Details = readonly Readonly<Record<string, unknown>>[];

const CODES = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 429,
} as const;

export type GoogleStatus = keyof typeof CODES;

/** Ends a call with an answer that is no success. */
export class GoogleRefusal extends Error {
  readonly answer: FakeAnswer;

  constructor(answer: FakeAnswer) {
    super(`status ${String(answer.status)}`);
    this.answer = answer;
  }
}

export function googleFailure(status: GoogleStatus, message: string, details: Details = []): FakeAnswer {
  const code = CODES[status];
  return { status: code, body: { error: { code, message, status, ...(details.length === 0 ? {} : { details }) } } };
}

export function refusal(status: GoogleStatus, message: string, details: Details = []): GoogleRefusal {
  return new GoogleRefusal(googleFailure(status, message, details));
}

/** What says in a word why a call was refused. */
export function errorInfo(
  reason: string,
  domain = 'googleapis.com',
  metadata: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain, metadata };
}

/** What Google says to too many calls; for `inject`. Not every API of it sends `retry-after`. */
export function googleLimited(seconds?: number): FakeAnswer {
  const answer = googleFailure('RESOURCE_EXHAUSTED', 'Quota exceeded for quota metric.', [
    errorInfo('RATE_LIMIT_EXCEEDED'),
  ]);
  return seconds === undefined ? answer : { ...answer, headers: { 'retry-after': String(seconds) } };
}

/** The token endpoint's shape, which is OAuth's. */
export function oauthFailure(error: string, description: string, status = 400): FakeAnswer {
  return { status, body: { error, error_description: description } };
}
