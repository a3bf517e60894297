// Slack's kinds of credential, told by their prefix, and what can be done about each.
import { randomBytes } from 'node:crypto';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';

/** That never expires; that lives for 12 hours; that gets another pair. */
export const TOKEN_KINDS = ['long-lived', 'access', 'refresh'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

const KINDS: readonly (readonly [RegExp, TokenKind])[] = [
  [/^xoxe\.xox[bp]-/, 'access'],
  [/^xoxe-[0-9]-[A-Za-z0-9]+$/, 'refresh'],
  [/^xox[bp]-/, 'long-lived'],
];

const OTHERS: readonly (readonly [RegExp, string, string])[] = [
  [/^xapp-/, 'an app-level token', "revoke it under Basic Information of the app's settings and make another there"],
  [/hooks\.slack\.com/, "a webhook's address", "remove it under Incoming Webhooks of the app's settings"],
  [/^xoxe\.xapp-/, 'a configuration token', 'revoke it on the page of your apps and make another there'],
  [/^xox[cd]-/, "a browser's session", "sign its user out everywhere: Account settings of the user's profile"],
  [/^xwfp-/, 'a token of a workflow', 'it ends by itself within 15 minutes'],
  [
    /^[0-9a-f]{32}$/,
    "an app's client or signing secret",
    "regenerate it under Basic Information of the app's settings",
  ],
];

/** The kind, or `unsupported` with what a person can do instead. */
export function requireTokenKind(token: SecretValue): TokenKind {
  const kind = tokenKind(token);
  if (kind !== undefined) return kind;
  const [, what, hint] = OTHERS.find(([pattern]) => pattern.test(token.reveal())) ?? [];
  throw new AppError(
    'unsupported',
    `slack: looking at the leaked secret: ${what ?? 'of an old kind'}: no API ends it`,
    {
      hint: hint ?? "see the app's settings",
    },
  );
}

export function tokenKind(token: SecretValue): TokenKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(token.reveal()))?.[1];
}

/** A token that Slack never issued, in the layout of its kind. */
export function madeUpToken(kind: TokenKind): SecretValue {
  const body = randomBytes(75).toString('hex');
  switch (kind) {
    case 'access':
      return new SecretValue(['xo', 'xe.xoxb-1-', body].join(''));
    case 'refresh':
      return new SecretValue(['xo', 'xe-1-', body].join(''));
    case 'long-lived':
      return new SecretValue(['xo', 'xb-100000000001-1000000000001-', body.slice(0, 24)].join(''));
  }
}
