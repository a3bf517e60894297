// What SendGrid says, its refusals in its own words.
import type { FakeAnswer } from '../fake/fake-provider.js';
import type { ApiKey } from './state.js';

export const ok = (body: unknown): FakeAnswer => ({ status: 200, body });
export const noContent: FakeAnswer = { status: 204 };

export const unauthorized: FakeAnswer = refusal(
  401,
  'The provided authorization grant is invalid, expired, or revoked',
);
/** No key was sent, or under another scheme. */
export const authorizationRequired: FakeAnswer = refusal(401, 'authorization required');
export const forbidden: FakeAnswer = refusal(403, 'access forbidden');
export const tooManyKeys: FakeAnswer = refusal(403, 'Cannot create more than the maximum number of API Keys');
export const noKey: FakeAnswer = refusal(404, 'unable to find API Key');
export const noRoute: FakeAnswer = refusal(404, 'not found');

export function badRequest(message: string, field: string | null = null): FakeAnswer {
  return refusal(400, message, field);
}

/** For a fault: too many requests, with SendGrid's own headers. */
export function rateLimited(retryAfterSeconds: number): FakeAnswer {
  const { body } = refusal(429, 'too many requests');
  const reset = Math.ceil(Date.now() / 1000) + retryAfterSeconds;
  const headers = {
    'retry-after': String(retryAfterSeconds),
    'x-ratelimit-limit': '600',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
  };
  return { status: 429, headers, body };
}

export const shortView = ({ id, name }: ApiKey): object => ({ api_key_id: id, name });
export const keyView = (key: ApiKey): object => ({ ...shortView(key), scopes: key.scopes });
/** With its value: only where it has just been made. */
export const newKeyView = (key: ApiKey): object => ({ ...keyView(key), api_key: key.value });

function refusal(status: number, message: string, field: string | null = null): FakeAnswer {
  return { status, body: { errors: [{ field, message }] } };
}
