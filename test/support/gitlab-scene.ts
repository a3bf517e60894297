// A GitLab with a project and a group, a leaked token of a person or of a bot, and an administrator's token.
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { gitlabRotator, type GitlabSettings } from '../../src/rotators/gitlab.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { startFakeGitlab, type FakeGitlab, type FakeGitlabOptions } from './gitlab/fake-gitlab.js';
import type { Level, Resource, Token, User } from './gitlab/model.js';

export interface GitlabScene {
  readonly gitlab: FakeGitlab;
  readonly ada: User;
  readonly project: Resource;
  readonly group: Resource;
  readonly leaked: Token;
  readonly credential: Credential;
  /** Of the administrator of all. */
  readonly admin: Token;
  /** Without settings: with the administrator of all. */
  rotator(settings?: Partial<GitlabSettings>): Rotator;
  credentialOf(token: Token): Credential;
  /** Those that work, but the administrator's. */
  live(): readonly Token[];
  /** What GitLab says to somebody who shows this token. */
  statusOf(value: string): Promise<number>;
}

export interface SceneOptions extends FakeGitlabOptions {
  readonly kind?: 'person' | 'project' | 'group';
  readonly scopes?: readonly string[];
  readonly level?: Level;
  readonly expiresAt?: string | null;
}

export async function gitlabScene(options: SceneOptions = {}): Promise<GitlabScene> {
  const gitlab = await startFakeGitlab(options);
  const { state } = gitlab;
  const ada = state.addUser('ada');
  const root = state.addUser('root', { isAdmin: true });
  const admin = state.addToken(root, { name: 'administrator', scopes: ['api'] });
  const project = state.addProject('acme/orders', [[ada, 40]]);
  const group = state.addGroup('acme', [[ada, 50]]);
  const { kind = 'project', scopes = ['read_api', 'read_repository'], level = 30, expiresAt } = options;
  const wanted = { name: 'orders', scopes, ...(expiresAt === undefined ? {} : { expiresAt }) };
  const leaked =
    kind === 'person'
      ? state.addToken(ada, wanted)
      : state.addResourceToken(kind === 'project' ? project : group, wanted, level);
  const credentialOf = ({ value }: Token): Credential => ({
    provider: 'gitlab',
    secret: new SecretValue(value),
    attributes: {},
  });
  return {
    gitlab,
    ada,
    project,
    group,
    leaked,
    admin,
    credential: credentialOf(leaked),
    credentialOf,
    rotator: (settings = {}) =>
      gitlabRotator({ address: gitlab.url, admin: new SecretValue(admin.value), ...settings }, systemClock),
    live: () => state.tokens.filter((token) => state.isActive(token) && token.user !== root),
    statusOf: async (value) => {
      const headers = { 'private-token': value };
      return (await fetch(`${gitlab.url}/api/v4/personal_access_tokens/self`, { headers })).status;
    },
  };
}
