// How the fake's own tests talk to it: plain HTTP, knowing nothing of its parts. Each answer is also held against the
// published description by a validator that is not ours, where `test/specs` is installed.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect } from 'vitest';
import { published } from './published.js';

export interface Sent {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: string;
  /** The whole `authorization` header. */
  readonly authorization?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends one operation, named as in the description. */
export async function send(url: string, operation: string, sent: Sent = {}): Promise<Got> {
  const [method = '', template = ''] = operation.split(' ');
  const path = template
    .split('/')
    .map((part) => (part.startsWith('{') ? encodeURIComponent(String(sent.path?.[part.slice(1, -1)])) : part))
    .join('/');
  const response = await fetch(`${url}${path}${sent.query === undefined ? '' : `?${sent.query}`}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      ...(sent.authorization === undefined ? {} : { authorization: sent.authorization }),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    ...(sent.signal === undefined ? {} : { signal: sent.signal }),
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (published !== undefined) {
    expect(published.answerErrors(operation, response.status, body), `${operation} ${response.status}`).toEqual([]);
  }
  return { status: response.status, headers: response.headers, body };
}

export const bearer = (token: { readonly value: string }): string => `Bearer ${token.value}`;

export const rsaKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An App's JWT, by default one that GitHub accepts. */
export function appJwt(
  claims: Readonly<Record<string, unknown>>,
  key: KeyObject = rsaKeys.privateKey,
  alg = 'RS256',
): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  return `Bearer ${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** A fresh ed25519 public key as OpenSSH writes it. */
export function sshPublicKey(comment = ''): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const parts = [Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')];
  const blob = parts.flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return [length, part];
  });
  return `ssh-ed25519 ${Buffer.concat(blob).toString('base64')} ${comment}`.trim();
}
