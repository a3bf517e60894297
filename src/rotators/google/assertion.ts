// An access token for a service account: its key signs who it is (RFC 7523), and the token endpoint gives a token of an
// hour. What that endpoint says of the signature is its word about the key.
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { printable, type ApiAnswer, type CallApi } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';

/** What is used of a key file. Where it says to get tokens is not: the address comes from the configuration. */
export interface KeyFile {
  readonly email: string;
  /** Absent where it is not known; then any key of the account may have signed. */
  readonly keyId?: string | undefined;
  readonly privateKey: KeyObject;
}

export type ExchangeAnswer =
  | { readonly verdict: 'accepted'; readonly token: SecretValue; readonly seconds: number }
  | { readonly verdict: 'rejected'; readonly why: string }
  | { readonly verdict: 'unknown'; readonly why: string };

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3600;
/** Google refuses what was signed in its future. */
const BACKDATED_SECONDS = 30;

const fileSchema = z.object({
  type: z.literal('service_account'),
  client_email: z.string().min(1),
  private_key_id: z.string().min(1).optional(),
  private_key: z.string().min(1),
});
const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().default('') });

/** Reads the text of a key file. Fails with `config`, and with no word of what stands there. */
export function readKeyFile(what: string, text: SecretValue): KeyFile {
  const { data } = fileSchema.safeParse(parsed(text.reveal()));
  if (data === undefined) throw new AppError('config', `google: reading ${what}: expected the JSON of a key file`);
  const privateKey = readPrivateKey(what, new SecretValue(data.private_key));
  return { email: data.client_email, keyId: data.private_key_id, privateKey };
}

/** An RSA key from its PEM text. Without the parser's own words, which may hold bytes of it. */
export function readPrivateKey(what: string, pem: SecretValue): KeyObject {
  try {
    const key = createPrivateKey(pem.reveal());
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below.
  }
  throw new AppError('config', `google: reading ${what}: expected an RSA private key in PEM`);
}

/** Asks for an access token as this account. Fails where no answer came; what the answer means is in the result. */
export async function exchangeKey(
  { oauth, oauthAddress, clock }: { readonly oauth: CallApi; readonly oauthAddress: string; readonly clock: Clock },
  file: KeyFile,
  about: string,
  signal: AbortSignal,
): Promise<ExchangeAnswer> {
  const assertion = signedAssertion(file, `${oauthAddress.replace(/\/$/, '')}/token`, clock.now());
  const answer = await oauth({
    doing: 'getting an access token',
    about,
    method: 'POST',
    path: '/token',
    form: { grant_type: GRANT_TYPE, assertion },
    // A token that was lost ends by itself.
    repeatable: true,
    signal,
  });
  return judged(answer);
}

/** `invalid_grant` is also the word for a wrong clock and a disabled account, which say nothing of the key. */
function judged(answer: ApiAnswer): ExchangeAnswer {
  const { data } = tokenSchema.safeParse(answer.body);
  if (answer.status === 200 && data !== undefined) {
    return { verdict: 'accepted', token: new SecretValue(data.access_token), seconds: data.expires_in };
  }
  const said = refusalSchema.safeParse(answer.body).data;
  const why =
    said === undefined ? `status ${String(answer.status)}` : printable(`${said.error}: ${said.error_description}`);
  const isOfTheKey = /invalid jwt signature|account not found/i.test(said?.error_description ?? '');
  return { verdict: said?.error === 'invalid_grant' && isOfTheKey ? 'rejected' : 'unknown', why };
}

function signedAssertion({ email, keyId, privateKey }: KeyFile, audience: string, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000) - BACKDATED_SECONDS;
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const claims = { iss: email, scope: SCOPE, aud: audience, iat: issuedAt, exp: issuedAt + LIFE_SECONDS };
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
