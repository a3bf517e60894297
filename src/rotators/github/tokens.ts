// GitHub's kinds of token, told by their prefix.
import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';

export type TokenKind = 'classic' | 'fine-grained' | 'oauth' | 'user-to-server' | 'installation' | 'refresh';

const KINDS: readonly (readonly [prefix: string, kind: TokenKind])[] = [
  ['github_pat_', 'fine-grained'],
  ['ghp_', 'classic'],
  ['gho_', 'oauth'],
  ['ghu_', 'user-to-server'],
  ['ghs_', 'installation'],
  ['ghr_', 'refresh'],
];

/** What people call them. */
export const KIND_NAMES: Readonly<Record<TokenKind, string>> = {
  classic: 'classic personal access token',
  'fine-grained': 'fine-grained personal access token',
  oauth: 'OAuth app token',
  'user-to-server': "GitHub App's user token",
  installation: "GitHub App's installation token",
  refresh: "GitHub App's refresh token",
};

const FINE_GRAINED = /^github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}$/;

export function tokenKind(token: SecretValue): TokenKind | undefined {
  return KINDS.find(([prefix]) => token.reveal().startsWith(prefix))?.[1];
}

export function requireTokenKind(token: SecretValue): TokenKind {
  const kind = tokenKind(token);
  if (kind !== undefined) return kind;
  throw new AppError(
    'unsupported',
    'github: looking at the token: its prefix: is none of ghp_ github_pat_ gho_ ghu_ ghs_ ghr_',
    {
      hint: 'tokens of 40 hex digits from before 2021 have to be removed on the settings page of their owner',
    },
  );
}

export function isFineGrainedShape(token: SecretValue): boolean {
  return FINE_GRAINED.test(token.reveal());
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token that GitHub never issued, with a right checksum, so that it is looked up and not refused for its form. */
export function madeUpToken(kind: 'classic' | 'installation'): SecretValue {
  const body = Array.from({ length: 30 }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
  let check = '';
  for (let rest = crc32(body), digit = 0; digit < 6; digit += 1, rest = Math.floor(rest / 62)) {
    check = BASE62.charAt(rest % 62) + check;
  }
  return new SecretValue(`${kind === 'classic' ? 'ghp' : 'ghs'}_${body}${check}`);
}
