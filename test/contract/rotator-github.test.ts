import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { githubScene, KEY_REPLACEMENT, TOKEN_REPLACEMENT, type GithubScene } from '../support/github-scene.js';
import { sshPublicKey } from '../support/github/test-client.js';
import { byPersonContract, type ByPersonWorld } from './rotators-by-person.js';
import { rotatorContract, type RotatorWorld } from './rotators.js';

rotatorContract('github with a deploy key', 'overlap', async () => deployKeyWorld(await githubScene()));
byPersonContract('github with a fine-grained token', async () => tokenWorld(await githubScene()));

type Shared = 'credential' | 'otherSecrets' | 'providerState' | 'changeSecret' | 'providerLog' | 'isLive' | 'stop';

function shared(scene: GithubScene): Pick<Required<RotatorWorld>, Shared> {
  const { github, credential, leaked, admin } = scene;
  return {
    credential,
    otherSecrets: [admin.value],
    providerState: () => Promise.resolve(scene.stateText()),
    // A GitHub token has no other value: somebody else can only end it.
    changeSecret: () => Promise.resolve(github.state.kill(leaked)),
    providerLog: () => Promise.resolve(JSON.stringify(github.requests)),
    isLive: (one) => Promise.resolve(isLive(scene, one)),
    stop: () => github.stop(),
  };
}

function isLive({ github: { state } }: GithubScene, { secret, attributes }: Credential): boolean {
  const token = state.findToken(secret.reveal());
  if (token !== undefined) return token.status !== 'dead';
  return state.deployKeys.some(({ key }) => key === attributes['public-key']);
}

function countLive({ github: { state }, admin }: GithubScene): number {
  const tokens = state.tokens.filter((token) => token !== admin && token.status !== 'dead');
  return tokens.length + state.deployKeys.length;
}

function deployKeyWorld(scene: GithubScene): RotatorWorld {
  const { github, orders } = scene;
  const rotator = scene.rotator(KEY_REPLACEMENT);
  return {
    ...shared(scene),
    rotator,
    derived: ['public-key', 'fingerprint'],
    countLiveLogins: () => Promise.resolve(countLive(scene)),
    losingAnswers: () => {
      github.inject('POST /repos/{owner}/{repo}/keys', { kind: 'lose-answer' });
      return Promise.resolve({ rotator, lost: () => 1 - github.pendingFaults, stop: () => Promise.resolve() });
    },
    occupyName: (successor) => {
      github.state.addDeployKey(orders, sshPublicKey(), { title: successor.attributes['title'] ?? '' });
      return Promise.resolve();
    },
  };
}

function tokenWorld(scene: GithubScene): ByPersonWorld {
  const { github, credential, admin, acme } = scene;
  const { state } = github;
  const other = (): SecretValue => {
    const bob = state.addUser('bob');
    acme.members.set('bob', 'admin');
    return scene.newToken({ user: bob });
  };
  const revoked = (): SecretValue => {
    const secret = scene.newToken();
    const token = state.findToken(secret.reveal());
    if (token !== undefined) state.kill(token);
    return secret;
  };
  return {
    ...shared(scene),
    rotator: scene.rotator(TOKEN_REPLACEMENT),
    countLiveLogins: () => Promise.resolve(countLive(scene)),
    create: () => Promise.resolve(scene.newToken()),
    loseAnswer: () => {
      github.inject('POST /credentials/revoke', { kind: 'lose-answer' });
      return () => 1 - github.pendingFaults;
    },
    mistakes: [
      { why: 'leaked token', says: 'the leaked token itself', make: () => credential.secret },
      { why: 'administrator', says: 'administrator', make: () => new SecretValue(admin.value) },
      {
        why: 'classic token with repo',
        says: 'a classic token reaches all',
        make: () => new SecretValue(state.addClassicToken(scene.mona, ['repo']).value),
      },
      {
        why: 'OAuth token',
        says: 'of another kind',
        make: () => new SecretValue(state.addOauthToken(scene.mona, []).value),
      },
      {
        why: 'cut off',
        says: 'not a whole token',
        make: () => new SecretValue(scene.newToken().reveal().slice(0, -1)),
      },
      { why: 'revoked', says: 'GitHub does not know it', make: revoked },
      { why: 'of somebody else', says: 'it is of bob, and mona was planned', make: other },
      { why: 'without end', says: 'it never expires', make: () => scene.newToken({ days: 'for ever' }) },
      {
        why: 'too long',
        says: 'is the latest allowed',
        make: () => scene.newToken({ days: 32 }),
      },
      {
        why: 'another repository',
        says: 'it does not reach acme/orders',
        make: () => scene.newToken({ repositories: [state.addRepository(acme, 'site')] }),
      },
      {
        why: 'no repository',
        says: 'it does not reach acme/orders',
        make: () => scene.newToken({ repositories: 'none' }),
      },
      {
        why: 'administration too',
        says: 'it has the permission administration',
        make: () => scene.newToken({ permissions: { contents: 'read', administration: 'read' } }),
      },
      {
        why: 'SSH keys too',
        says: 'it has the permission git_ssh_keys',
        make: () => scene.newToken({ permissions: { contents: 'read', git_ssh_keys: 'read' } }),
      },
    ],
  };
}
