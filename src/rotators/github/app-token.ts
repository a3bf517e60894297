// A token of a GitHub App for one hour, made when it is asked for: it is never stored as a replacement.
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import { githubClient, refused, type GithubAnswer, type GithubCall } from './client.js';
import { GITHUB_API } from './settings.js';

export interface InstallationTokenSettings {
  /** `https://api.github.com` unless said otherwise; `http://` only to this machine. */
  readonly api?: string | undefined;
  /** The App's id or its client id. */
  readonly appId: string;
  readonly installationId: string;
  /** Names without the owner. All of the installation's where none are named. */
  readonly repositories?: readonly string[] | undefined;
  /** GitHub's names, as `contents`. All of the App's where none are named. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>> | undefined;
}

export interface InstallationToken {
  readonly token: SecretValue;
  readonly expiresAt: Date;
}

/** GitHub takes at most ten minutes; our clock may be ahead of its by one. */
const JWT_BEFORE_S = 60;
const JWT_AFTER_S = 540;

const answerSchema = z.object({
  token: z.string().min(1),
  expires_at: z.iso.datetime({ offset: true }),
  permissions: z.record(z.string(), z.string()).optional(),
  repository_selection: z.enum(['all', 'selected']).optional(),
});

/**
 * Asks for a token with these rights, or fails. One whose answer was lost ends by itself within the hour, so this may be
 * called again.
 * @param key the App's private key as GitHub gives it, in PEM
 */
export async function mintInstallationToken(
  settings: InstallationTokenSettings,
  key: SecretValue,
  clock: Clock,
  signal: AbortSignal,
): Promise<InstallationToken> {
  const { appId, installationId, repositories, permissions } = settings;
  const call: GithubCall = {
    doing: 'making an installation token',
    about: `installation ${installationId} of app ${appId}`,
    method: 'POST',
    path: `/app/installations/${encodeURIComponent(requireDigits(installationId))}/access_tokens`,
    as: appJwt(appId, key, clock.now()),
    json: {
      ...(repositories === undefined ? {} : { repositories }),
      ...(permissions === undefined ? {} : { permissions }),
    },
    signal,
  };
  const answer = await githubClient(settings.api ?? GITHUB_API, clock)(call);
  if (answer.status !== 201) throw refused(call, answer, hintFor(answer));
  const { data } = answerSchema.safeParse(answer.body);
  if (data === undefined)
    throw new AppError('ambiguous', `github: ${call.doing}: ${call.about}: no token in the answer`);
  if (repositories !== undefined && data.repository_selection === 'all') {
    throw new AppError('conflict', `github: ${call.doing}: ${call.about}: it reaches all repositories`, {
      hint: 'that is more than was asked for; the token was not given out and ends within the hour',
    });
  }
  return { token: new SecretValue(data.token), expiresAt: new Date(data.expires_at) };
}

function appJwt(appId: string, key: SecretValue, now: Date): SecretValue {
  const seconds = Math.floor(now.getTime() / 1000);
  const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = { iat: seconds - JWT_BEFORE_S, exp: seconds + JWT_AFTER_S, iss: appId };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), rsaKey(appId, key)).toString('base64url');
  return new SecretValue(`${signed}.${signature}`);
}

function rsaKey(appId: string, key: SecretValue): KeyObject {
  let parsed: KeyObject | undefined;
  try {
    parsed = createPrivateKey(key.reveal());
  } catch {
    // No cause: it is about the text of a key.
    parsed = undefined;
  }
  if (parsed?.asymmetricKeyType === 'rsa') return parsed;
  throw new AppError('config', `github: reading the private key: app ${appId}: it is no RSA key in PEM`, {
    hint: 'take the .pem file that GitHub made for the App',
  });
}

function requireDigits(installationId: string): string {
  if (/^\d{1,20}$/.test(installationId)) return installationId;
  throw new AppError('config', 'github: making an installation token: installation-id: expected digits');
}

function hintFor({ status }: GithubAnswer): string | undefined {
  switch (status) {
    case 401:
      return 'check the app id, its private key, and the clock of this machine';
    case 404:
      return 'check the installation id: it is of another App, or was removed';
    case 422:
      return 'ask only for repositories and permissions that the installation was given';
    default:
      return undefined;
  }
}
