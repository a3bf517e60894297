// What the fake's own tests ask it with: plain requests, and an assertion signed as the provider documents it.
import { sign, type KeyObject } from 'node:crypto';
import { CLOUD_PLATFORM } from './state.js';

type Body = Readonly<Record<string, unknown>>;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export async function ask(
  url: string,
  method: string,
  path: string,
  { bearer, json, form }: { bearer?: string; json?: unknown; form?: Readonly<Record<string, string>> } = {},
): Promise<Answered> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    signal: AbortSignal.timeout(5000),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}

/** The word by which the provider says why: OAuth's, or that of the details, or the status. */
export function reasonOf({ body }: Answered): unknown {
  const { error } = body as {
    readonly error?: string | { readonly status: string; readonly details?: readonly Body[] };
  };
  if (error === undefined || typeof error === 'string') return error;
  return error.details?.find((detail) => detail['reason'] !== undefined)?.['reason'] ?? error.status;
}

export interface AssertionParts {
  readonly email: string;
  readonly privateKey: KeyObject;
  readonly audience: string;
  readonly nowMs: number;
  readonly kid?: string;
  readonly scope?: string;
  readonly lifeSeconds?: number;
}

export function assertionOf(parts: AssertionParts): string {
  const { email, privateKey, audience, nowMs, kid, scope = CLOUD_PLATFORM, lifeSeconds = 3600 } = parts;
  const iat = Math.floor(nowMs / 1000);
  const head = { alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) };
  const claims = { iss: email, scope, aud: audience, iat, exp: iat + lifeSeconds };
  const text = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}

export function askToken(url: string, assertion: string): Promise<Answered> {
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  return ask(url, 'POST', '/token', { form });
}
