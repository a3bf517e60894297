// An organization with a private repository, a leaked token of one of its people and an administrator that is an App: what
// tests of the rotator begin with.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { githubRotator, type GithubReplacement } from '../../src/rotators/github.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeGithub, type FakeGithub, type FakeGithubOptions } from './github/fake-github.js';
import type { Account, FineGrainedToken, InstallationToken, Permissions, Repository, Token } from './github/model.js';
import { rsaKeys } from './github/test-client.js';

export interface GithubScene {
  readonly github: FakeGithub;
  readonly mona: Account;
  readonly acme: Account;
  readonly orders: Repository;
  readonly leaked: Token;
  readonly credential: Credential;
  readonly admin: InstallationToken;
  readonly clock: Clock;
  rotator(replacement: GithubReplacement, admin?: SecretValue): Rotator;
  /** As `TOKEN_REPLACEMENT` asks for it, unless said otherwise. */
  newToken(change?: TokenChange): SecretValue;
  credentialOf(token: Token): Credential;
  /** Lets so much time pass for the rotator and for GitHub. */
  advance(ms: number): void;
  /** All tokens and keys, as text. */
  stateText(): string;
}

export interface TokenChange {
  readonly user?: Account;
  readonly repositories?: FineGrainedToken['repositories'];
  readonly permissions?: Permissions;
  readonly days?: number | 'for ever';
}

const READ: Permissions = { contents: 'read' };

export const DAY_MS = 86_400_000;

export const TOKEN_REPLACEMENT = {
  type: 'fine-grained-token',
  owner: 'acme',
  repositories: ['orders'],
  permissions: { contents: 'read' },
  expiresInDays: 30,
} as const satisfies GithubReplacement;

export const KEY_REPLACEMENT = {
  type: 'deploy-key',
  repository: 'acme/orders',
  readOnly: true,
} as const satisfies GithubReplacement;

export async function githubScene(
  options: FakeGithubOptions = {},
  leak: (state: FakeGithub['state'], mona: Account) => Token = (state, mona) => state.addClassicToken(mona, ['repo']),
): Promise<GithubScene> {
  let now = new Date('2026-11-24T10:00:00Z');
  const github = await startFakeGithub({ now: () => now, ...options });
  const { state } = github;
  const mona = state.addUser('mona');
  const acme = state.addOrganization('acme', { mona: 'admin' });
  const orders = state.addRepository(acme, 'orders');
  const app = state.addApp(acme, {
    slug: 'keeper',
    publicKey: rsaKeys.publicKey,
    permissions: { administration: 'write' },
  });
  const admin = state.addInstallationToken(state.addInstallation(app, acme));
  const leaked = leak(state, mona);
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => {
      now = new Date(now.getTime() + ms);
      return Promise.resolve();
    },
  };
  const credentialOf = (token: Token): Credential => ({
    provider: 'github',
    secret: new SecretValue(token.value),
    attributes: {},
  });
  return {
    github,
    mona,
    acme,
    orders,
    leaked,
    credential: credentialOf(leaked),
    admin,
    clock,
    rotator: (replacement, secret = new SecretValue(admin.value)) =>
      githubRotator({ api: github.url, replacement }, secret, clock),
    newToken: ({ user = mona, repositories = [orders], permissions = READ, days = 30 } = {}) => {
      const expiry = days === 'for ever' ? {} : { expiresAt: new Date(now.getTime() + days * DAY_MS) };
      const token = state.addFineGrainedToken(user, { owner: acme, repositories, permissions, ...expiry });
      return new SecretValue(token.value);
    },
    credentialOf,
    advance: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    stateText: () =>
      JSON.stringify([
        state.tokens.map(({ id, kind, status }) => ({ id, kind, status })),
        state.deployKeys.map(({ id, repository, title, key, isReadOnly }) => ({
          id,
          repository: repository.name,
          title,
          key,
          isReadOnly,
        })),
      ]),
  };
}
