// Who asks, and Cloudflare's answers to those who may not. Two of its codes mean several things: 9109 is said to a dead
// token, to one from the wrong address and to one without the permission; 10000 to a dead and to a narrow one.
import { BlockList, isIP } from 'node:net';
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import { failure, type CloudflareToken, type Principal } from './model.js';
import type { CloudflareState } from './state.js';

/** The fake's own, where every client is. */
const CLIENT_ADDRESS = '127.0.0.1';

export type Authenticated = Principal | { readonly refused: FakeAnswer };

/** Whether the path names an account or a zone, which decides how a dead token is refused. */
export type Realm = 'user' | 'account';

export function authenticate(request: FakeRequest, state: CloudflareState, realm: Realm): Authenticated {
  const { authorization } = request.headers;
  const [email, key] = [request.headers['x-auth-email'], request.headers['x-auth-key']];
  if (authorization !== undefined) {
    if (key !== undefined || email !== undefined) return { refused: bothWays() };
    return byToken(authorization, state, realm);
  }
  if (key === undefined && email === undefined) return { refused: nothingGiven() };
  return byKey(String(email ?? ''), String(key ?? ''), state);
}

/** The token of a `verify` call, which says what is the matter with it and takes no key. */
export function tokenToVerify(
  request: FakeRequest,
  state: CloudflareState,
): CloudflareToken | { readonly refused: FakeAnswer } {
  const { authorization } = request.headers;
  if (authorization === undefined)
    return { refused: failure(400, { code: 1001, message: 'Missing "Authorization" header' }) };
  const value = bearerValue(authorization);
  if (typeof value !== 'string') return value;
  return state.tokenOfValue(value) ?? { refused: invalidToken() };
}

export function invalidToken(): FakeAnswer {
  return failure(401, { code: 1000, message: 'Invalid API Token' });
}

/** A known token from where it may not be used: alive all the same. */
export function wrongAddress(token: CloudflareToken): FakeAnswer | undefined {
  const { in: allowed, not_in: denied } = token.condition?.request_ip ?? {};
  const isAllowed = allowed === undefined || allowed.length === 0 || listOf(allowed).check(CLIENT_ADDRESS);
  if (isAllowed && !listOf(denied ?? []).check(CLIENT_ADDRESS)) return undefined;
  return failure(403, { code: 9109, message: `Cannot use the access token from location: ${CLIENT_ADDRESS}` });
}

/** Said on the paths of a user, `/user/tokens`, to whom the permission is missing. */
export function unauthorized(): FakeAnswer {
  return failure(403, { code: 9109, message: 'Unauthorized to access requested resource' });
}

/** Said on the paths of accounts and zones, to whom the permission is missing. */
export function authenticationError(): FakeAnswer {
  return failure(403, { code: 10000, message: 'Authentication error' });
}

function byToken(authorization: string, state: CloudflareState, realm: Realm): Authenticated {
  const value = bearerValue(authorization);
  if (typeof value !== 'string') return value;
  const token = state.tokenOfValue(value);
  if (token === undefined || state.statusOf(token) !== 'active' || !state.mayBeUsedYet(token)) {
    return { refused: realm === 'account' ? authenticationError() : invalidAccess() };
  }
  const refused = wrongAddress(token);
  return refused === undefined ? { kind: 'token', token } : { refused };
}

function byKey(email: string, key: string, state: CloudflareState): Authenticated {
  if (!email.includes('@')) return { refused: invalidHeader(6102, 'X-Auth-Email') };
  if (!/^(?:[a-f0-9]{37}|cfk_[A-Za-z0-9]{40}[0-9a-f]{8})$/.test(key))
    return { refused: invalidHeader(6103, 'X-Auth-Key') };
  const user = state.userOfKey(email, key);
  if (user === undefined)
    return { refused: failure(403, { code: 9103, message: 'Unknown X-Auth-Key or X-Auth-Email' }) };
  return { kind: 'user', user };
}

function bearerValue(authorization: string): string | { readonly refused: FakeAnswer } {
  const [, value] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  const problem = 'the authorization header has another scheme';
  if (value === undefined) return { refused: { ...invalidHeader(6111, 'Authorization'), violations: [problem] } };
  const isWellFormed = /^(?:cf[ua]t_[A-Za-z0-9]{40}[0-9a-f]{8}|[A-Za-z0-9_-]{40})$/.test(value);
  return isWellFormed ? value : { refused: invalidHeader(6111, 'Authorization') };
}

function invalidHeader(code: number, name: string): FakeAnswer {
  const error_chain = [{ code, message: `Invalid format for ${name} header` }];
  return failure(400, { code: 6003, message: 'Invalid request headers', error_chain });
}

function invalidAccess(): FakeAnswer {
  return failure(403, { code: 9109, message: 'Invalid access token' });
}

function nothingGiven(): FakeAnswer {
  const message = 'Missing X-Auth-Key, X-Auth-Email or Authorization headers';
  return failure(400, { code: 9106, message }, { violations: ['no credential'] });
}

function bothWays(): FakeAnswer {
  return failure(400, { code: 6003, message: 'Invalid request headers' }, { violations: ['a token and a key'] });
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
