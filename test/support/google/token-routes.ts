// OAuth as far as a service account meets it: an assertion signed with its key becomes an access token, which can be
// looked at and revoked. Deleting or disabling the key leaves tokens alone that were got with it.
import { verify } from 'node:crypto';
import { z } from 'zod';
import type { FakeAnswer } from '../fake/fake-provider.js';
import { GoogleRefusal, oauthFailure } from './answers.js';
import type { GoogleAccessToken, GoogleServiceAccount, GoogleServiceAccountKey } from './model.js';
import type { GoogleCall, GoogleRoute } from './route.js';
import type { GoogleState } from './state.js';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TOKEN_ADDRESS = 'https://oauth2.googleapis.com/token';
const LONGEST_SECONDS = 3600;
const SKEW_SECONDS = 300;

const header = z.object({ alg: z.literal('RS256'), typ: z.literal('JWT').optional(), kid: z.string().optional() });
const claims = z.object({
  iss: z.string(),
  scope: z.string(),
  aud: z.string(),
  iat: z.number().int(),
  exp: z.number().int(),
  sub: z.string().optional(),
});

const form = z.strictObject({ token: z.string() }).optional();

/** `address` is the fake's own, which an assertion may be meant for too. */
export function tokenRoutes(address: () => string): readonly GoogleRoute[] {
  return [
    {
      method: 'POST',
      path: '/token',
      body: z.strictObject({ grant_type: z.string(), assertion: z.string() }),
      changes: false,
      answer: ({ state, request }) => {
        const { grant_type: type, assertion } = request.body as Readonly<Record<string, string>>;
        if (type !== GRANT_TYPE) throw refused('unsupported_grant_type', 'Invalid grant_type');
        return grant(state, assertion!, [TOKEN_ADDRESS, `${address()}/token`]);
      },
    },
    { method: 'POST', path: '/revoke', query: ['token'], body: form, changes: true, answer: revoke },
    { method: 'GET', path: '/oauth2/v3/tokeninfo', query: ['access_token'], changes: false, answer: info },
    { method: 'GET', path: '/tokeninfo', query: ['access_token'], changes: false, answer: info },
    { method: 'POST', path: '/tokeninfo', query: ['access_token'], changes: false, answer: info },
    { method: 'GET', path: '/robot/v1/metadata/x509/:account', changes: false, answer: certificates },
  ];
}

function grant(state: GoogleState, assertion: string, audiences: readonly string[]): FakeAnswer {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const { kid } = decoded(head, header);
  const claim = decoded(body, claims);
  const account = state.serviceAccounts.find(({ email }) => email === claim.iss);
  if (account === undefined) throw refused('invalid_grant', 'Invalid grant: account not found');
  checkClaims(claim, audiences, Math.floor(state.now / 1000));
  const key = signerOf(state, account, kid, Buffer.from(`${head}.${body}`), Buffer.from(signature, 'base64url'));
  if (key === undefined) throw refused('invalid_grant', 'Invalid JWT Signature.');
  if (account.isDisabled) throw refused('invalid_grant', 'Invalid grant: account disabled');
  key.lastUsedAtMs = state.now;
  const token = state.addAccessToken(account.email, claim.scope.split(' '), key.id);
  return { status: 200, body: { access_token: token.value, expires_in: 3599, token_type: 'Bearer' } };
}

/** By the key id where the assertion names one, otherwise any key of the account that fits. */
function signerOf(
  state: GoogleState,
  { keys }: GoogleServiceAccount,
  kid: string | undefined,
  signed: Buffer,
  signature: Buffer,
): GoogleServiceAccountKey | undefined {
  const fits = (key: GoogleServiceAccountKey): boolean =>
    key.type === 'USER_MANAGED' &&
    (kid === undefined || key.id === kid) &&
    (key.validBeforeMs === undefined || key.validBeforeMs > state.now) &&
    verify('RSA-SHA256', signed, key.publicKey, signature);
  return keys.find((key) => fits(key) && state.outlives(key));
}

function checkClaims(claim: z.output<typeof claims>, audiences: readonly string[], now: number): void {
  const { aud, iat, exp, scope } = claim;
  if (!audiences.includes(aud)) throw refused('invalid_grant', 'Invalid JWT: Failed audience check.');
  if (exp <= now || iat > now + SKEW_SECONDS || exp > iat + LONGEST_SECONDS) {
    const reasonable = 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.';
    throw refused('invalid_grant', reasonable);
  }
  if (scope.trim() === '') throw refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
}

function decoded<Shape extends z.ZodType>(part: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw refused('invalid_grant', 'Bad Request');
  }
}

function revoke({ state, request }: GoogleCall): FakeAnswer {
  const body = request.body as { readonly token: string } | undefined;
  const token = aliveToken(state, request.query.get('token') ?? body?.token ?? '');
  if (token === undefined) throw refused('invalid_token', 'Token expired or revoked');
  token.isRevoked = true;
  return { status: 200, body: {} };
}

function info({ state, request }: GoogleCall): FakeAnswer {
  const bearer = /^Bearer ([^ ]+)$/.exec(request.headers.authorization ?? '')?.[1];
  const token = aliveToken(state, request.query.get('access_token') ?? bearer ?? '');
  if (token === undefined) throw refused('invalid_token', 'Invalid Value');
  const { email, scopes, expiresAtMs } = token;
  const subject = state.serviceAccounts.find((account) => account.email === email)?.uniqueId ?? email;
  return {
    status: 200,
    body: {
      azp: subject,
      aud: subject,
      scope: scopes.join(' '),
      exp: String(Math.floor(expiresAtMs / 1000)),
      expires_in: String(Math.floor((expiresAtMs - state.now) / 1000)),
      access_type: 'online',
    },
  };
}

/** The live keys of an account, for anybody. */
function certificates({ state, request }: GoogleCall): FakeAnswer {
  const account = state.accountOf('-', request.params['account']!);
  if (account === undefined) return { status: 404, body: '404 Not Found' };
  const live = account.keys.filter((key) => key.ended === undefined);
  return { status: 200, body: Object.fromEntries(live.map((key) => [key.id, key.certificate])) };
}

function aliveToken(state: GoogleState, value: string): GoogleAccessToken | undefined {
  return state.accessTokens.find((token) => token.value === value && !token.isRevoked && token.expiresAtMs > state.now);
}

const refused = (error: string, description: string): GoogleRefusal =>
  new GoogleRefusal(oauthFailure(error, description));
