import { appOfJwt } from './app-jwt.js';
import { badCredentials, suspended } from './answer.js';
import type { Principal, Token } from './model.js';
import type { GithubState } from './state.js';

/** Who sends this header. Throws GitHub's 401 for a credential that is unknown, expired or dead. */
export function authenticate(state: GithubState, header: string | undefined): Principal {
  if (header === undefined) return { kind: 'anonymous' };
  const { scheme, value } = split(header);
  if (scheme !== 'bearer' && scheme !== 'token') throw badCredentials();
  if (isAppJwt(value)) {
    // Only `Bearer` works for a JWT.
    if (scheme !== 'bearer') throw badCredentials();
    return { kind: 'app', app: appOfJwt(value, state.apps, state.now()) };
  }
  const token = state.findToken(value);
  if (token === undefined || !state.use(token)) throw badCredentials();
  // Not 401: the token is good and works again when the installation does.
  if (token.kind === 'installation' && token.installation.isSuspended) throw suspended();
  return { kind: 'token', token };
}

/** For the record of requests: which credential a header holds, whether or not it is accepted, and never its value. */
export function credentialLabel(state: GithubState, header: string | undefined): string {
  if (header === undefined) return 'none';
  const { value } = split(header);
  if (isAppJwt(value)) return 'app jwt';
  const token = state.findToken(value);
  return token === undefined ? 'unknown' : tokenLabel(token);
}

export function tokenLabel(token: Token): string {
  return `${token.kind} ${token.id}`;
}

function split(header: string): { readonly scheme: string; readonly value: string } {
  const [scheme = '', value = ''] = header.split(' ');
  return { scheme: scheme.toLowerCase(), value };
}

function isAppJwt(value: string): boolean {
  return !value.startsWith('ghs_') && value.split('.').length === 3;
}
