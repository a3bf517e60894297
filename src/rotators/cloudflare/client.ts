// Calls of Cloudflare's API, each with the credential that it is made with, and what its answers say.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import { isGlobalKey, type CloudflareKind, type CloudflareSettings } from './settings.js';

export const BASE = '/client/v4';

export type CloudflareCall = Omit<ApiCall, 'headers'>;

/** A token, or a user's global key, which works only with the user's e-mail address. */
export type Identity = { readonly token: SecretValue } | { readonly email: string; readonly key: SecretValue };

export interface CloudflareWorld {
  readonly settings: CloudflareSettings;
  readonly clock: Clock;
  as(identity: Identity, call: CloudflareCall): Promise<ApiAnswer>;
  /** Whether this run has seen a made-up token and a made-up key refused. */
  readonly memory: { tellsTokensApart: boolean; tellsKeysApart: boolean };
}

const errorsSchema = z.object({ errors: z.array(z.object({ code: z.number(), message: z.string() })) });

/** Said to a global key that is not that of its e-mail address. */
export const UNKNOWN_KEY = 9103;

/** No such route, or an id that can't be one: says nothing about a token. */
const NO_ROUTE: readonly number[] = [7000, 7003];

export function cloudflareWorld(settings: CloudflareSettings, clock: Clock): CloudflareWorld {
  const api = apiClient({ provider: 'cloudflare', address: settings.api }, clock);
  return {
    settings,
    clock,
    as: (identity, call) => api({ ...call, headers: headersOf(identity) }),
    memory: { tellsTokensApart: false, tellsKeysApart: false },
  };
}

/** Who manages tokens: the configured token, or a leaked global key where there is none. */
export function adminOf({ settings }: CloudflareWorld, current: Credential, kind: CloudflareKind): Identity {
  if (settings.admin !== undefined && isGlobalKey(settings.admin)) {
    throw new AppError('config', 'cloudflare: opening the provider: admin: it is a global key', {
      hint: 'configure a token that may create, change and delete tokens, and nothing else',
    });
  }
  if (settings.admin !== undefined) return { token: settings.admin };
  if (kind === 'global-key') return keyIdentity(settings, current);
  throw new AppError('config', 'cloudflare: opening the provider: admin: not configured', {
    hint: 'configure a token that may create, change and delete tokens; a leaked one does not replace itself',
  });
}

/** The leaked global key with the e-mail address that belongs to it. */
export function keyIdentity({ email }: CloudflareSettings, { secret, attributes }: Credential): Identity {
  const known = attributes['user'] ?? email;
  if (known?.includes('@') === true) return { email: known, key: secret };
  throw new AppError('config', 'cloudflare: looking at the leaked global key: its e-mail address: not known', {
    hint: 'configure email: the address of the user whose key it is',
  });
}

export function tokensPath(kind: CloudflareKind, { account }: CloudflareSettings): string {
  if (kind === 'user-token' || (kind === 'global-key' && account === undefined)) return `${BASE}/user/tokens`;
  if (account !== undefined) return `${BASE}/accounts/${encodeURIComponent(account)}/tokens`;
  throw new AppError('config', 'cloudflare: looking at the leaked token: its account: not known', {
    hint: 'configure account: the id of the account that the token belongs to',
  });
}

/** The provider's first code; undefined where the answer has none. */
export function codeOf({ body }: ApiAnswer): number | undefined {
  return errorsSchema.safeParse(body).data?.errors[0]?.code;
}

export function wordsOf({ body }: ApiAnswer): string {
  const errors = errorsSchema.safeParse(body).data?.errors ?? [];
  return errors.map(({ code, message }) => `${message} (${String(code)})`).join('; ');
}

/** The word for a token that does not exist, and for nothing else. */
export function isInvalidToken(answer: ApiAnswer): boolean {
  return answer.status === 401 && codeOf(answer) === 1000;
}

export function isGone(answer: ApiAnswer): boolean {
  const code = codeOf(answer);
  return answer.status === 404 && code !== undefined && !NO_ROUTE.includes(code);
}

/** The `result` of an answer that says yes, as its schema has it. */
export function resultOf<T>(call: CloudflareCall, answer: ApiAnswer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw adminRefused(call, answer);
  const { data } = z.object({ success: z.literal(true), result: schema }).safeParse(answer.body);
  if (data !== undefined) return data.result;
  // A change that was made and not understood is as good as one whose answer was lost.
  const code = call.method === 'GET' ? 'provider-refused' : 'ambiguous';
  throw refusedBy('cloudflare', call, answer, { says: 'the answer is not what the description says', code });
}

/** The error for an answer that the administrator should not have got. Its codes do not say which of these it is. */
export function adminRefused(call: CloudflareCall, answer: ApiAnswer): AppError {
  const group = call.path.startsWith(`${BASE}/accounts/`) ? 'Account API Tokens' : 'API Tokens';
  const right = `${group} ${call.method === 'GET' ? 'Read' : 'Write'}`;
  const isDenied = answer.status === 401 || answer.status === 403;
  const because =
    codeOf(answer) === UNKNOWN_KEY
      ? 'the leaked global key no longer works, and it was to make its own replacement: configure admin'
      : `admin is dead, is used from an address that it does not allow, or lacks the permission ${right}`;
  const hint = isDenied ? because : undefined;
  return refusedBy('cloudflare', call, answer, { says: wordsOf(answer), hint });
}

function headersOf(identity: Identity): Readonly<Record<string, string>> {
  if ('token' in identity) return { authorization: `Bearer ${oneLine(identity.token)}` };
  return { 'x-auth-email': identity.email, 'x-auth-key': oneLine(identity.key) };
}

/** A secret goes into a header, where a line break would end it. */
function oneLine(secret: SecretValue): string {
  const text = secret.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'cloudflare: reading a token: its text: expected one line of letters, digits and signs');
}
