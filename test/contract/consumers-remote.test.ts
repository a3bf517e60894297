import { describe } from 'vitest';
import { commandConsumer } from '../../src/consumers/command.js';
import { githubActionsSecretConsumer } from '../../src/consumers/github-actions-secret.js';
import { gitlabVariableConsumer } from '../../src/consumers/gitlab-variable.js';
import { kubernetesSecretConsumer } from '../../src/consumers/kubernetes-secret.js';
import { webhookConsumer } from '../../src/consumers/webhook.js';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { startFakeGithub } from '../support/github/fake-github.js';
import { startGitlabVariables, type FakeVariable } from '../support/gitlab-variables.js';
import { KUBECTL, KUBECTL_STUB, startKubernetes } from '../support/kubernetes.js';
import { startWebhook } from '../support/webhook.js';
import { consumerContract, type ConsumerUnderTest } from './consumers.js';

const userOf = ({ attributes }: Credential): string => attributes['user'] ?? '';

async function gitlab(names: object, flags: Partial<FakeVariable> = {}): Promise<ConsumerUnderTest> {
  const { server, token, variables, add } = await startGitlabVariables();
  const settings = { api: server.url, owner: 'acme/orders', isGroup: false, key: 'DB_PASSWORD', environmentScope: '*' };
  return {
    ...(flags.hidden === true ? { kind: 'write-only' } : {}),
    make: () =>
      Promise.resolve(
        gitlabVariableConsumer(
          { ...settings, ...names },
          { clock: systemClock, token: () => Promise.resolve(new SecretValue(token)) },
        ),
      ),
    place: (credential) => {
      variables.length = 0;
      add('DB_PASSWORD', credential.secret.reveal(), flags);
      add('DB_PASSWORD', 'of-another-environment', { environmentScope: 'staging' });
      add('DB_USER', userOf(credential));
      return Promise.resolve();
    },
    dump: () => Promise.resolve(JSON.stringify(variables)),
    close: () => server.stop(),
  };
}

async function github(names: object, environment?: string): Promise<ConsumerUnderTest> {
  const fake = await startFakeGithub();
  const repository = fake.state.addRepository(fake.state.addOrganization('acme', { mona: 'admin' }), 'orders');
  const token = fake.state.addClassicToken(fake.state.addUser('mona'), ['repo']);
  if (environment !== undefined) fake.state.addEnvironment(repository, environment);
  const settings = { api: fake.url, repository: 'acme/orders', environment, key: 'DB_PASSWORD', create: false };
  return {
    kind: 'write-only',
    make: () =>
      Promise.resolve(
        githubActionsSecretConsumer(
          { ...settings, ...names },
          { clock: systemClock, token: () => Promise.resolve(new SecretValue(token.value)) },
        ),
      ),
    place: (credential) => {
      fake.state.putActionsSecret(repository, environment, 'DB_PASSWORD', credential.secret.reveal());
      fake.state.putActionsSecret(repository, environment, 'DB_USER', userOf(credential));
      return Promise.resolve();
    },
    dump: () => Promise.resolve(JSON.stringify(fake.state.actionsSecrets.map(({ name, value }) => ({ name, value })))),
    close: () => fake.stop(),
  };
}

async function kubernetes(names: object, kubectl: string | undefined): Promise<ConsumerUnderTest> {
  const { env, secrets, put, stop } = await startKubernetes();
  const settings = { namespace: 'prod', secret: 'orders-db', key: 'password', kubectl };
  return {
    make: () => Promise.resolve(kubernetesSecretConsumer({ ...settings, ...names }, { env })),
    place: (credential) => {
      put('prod/orders-db', { password: credential.secret.reveal(), user: userOf(credential), other: 'kept' });
      return Promise.resolve();
    },
    dump: () => {
      const secret = secrets.get('prod/orders-db')!;
      const data = Object.entries(secret.data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]);
      return Promise.resolve(JSON.stringify({ ...secret, data }));
    },
    close: stop,
  };
}

async function webhook(): Promise<ConsumerUnderTest> {
  const receiver = await startWebhook();
  return {
    kind: 'told',
    make: () =>
      Promise.resolve(
        webhookConsumer(
          { url: receiver.url, credential: 'orders-app' },
          { clock: systemClock, secret: () => Promise.resolve(new SecretValue(receiver.secret)) },
        ),
      ),
    place: () => Promise.resolve(),
    // The time is another one when the same is told again.
    dump: () =>
      Promise.resolve(JSON.stringify([...receiver.deliveries]).replaceAll(/"at":"[^"]*"/g, '"at":"some time"')),
    close: () => receiver.server.stop(),
  };
}

const command = (): Promise<ConsumerUnderTest> =>
  Promise.resolve({
    kind: 'told',
    make: () => {
      const argv = ['reload', 'orders'];
      return Promise.resolve(
        commandConsumer(
          { argv },
          {
            env: {},
            run: (_, { env, signal }) => {
              signal?.throwIfAborted();
              told = JSON.stringify(env);
              return Promise.resolve({ exitCode: 0, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) });
            },
          },
        ),
      );
    },
    place: () => {
      told = '';
      return Promise.resolve();
    },
    dump: () => Promise.resolve(told),
    close: () => Promise.resolve(),
  });
let told = '';

consumerContract('gitlab-variable', () => gitlab({}));
consumerContract('gitlab-variable, masked, with a user key', () => gitlab({ userKey: 'DB_USER' }, { masked: true }));
consumerContract('gitlab-variable, hidden', () => gitlab({ userKey: 'DB_USER' }, { masked: true, hidden: true }));
consumerContract('github-actions-secret', () => github({}));
consumerContract('github-actions-secret of an environment, with a user name', () =>
  github({ userKey: 'DB_USER' }, 'production eu'),
);
consumerContract('kubernetes-secret', () => kubernetes({}, KUBECTL_STUB));
consumerContract('kubernetes-secret, with a user key and a context', () =>
  kubernetes({ userKey: 'user', context: 'main' }, KUBECTL_STUB),
);
describe.skipIf(KUBECTL === undefined)('with the real kubectl', () => {
  consumerContract('kubernetes-secret', () => kubernetes({ userKey: 'user' }, KUBECTL));
});
consumerContract('webhook', webhook);
consumerContract('command', command);
