import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../../test/support/github/fake-github.js';
import type { FineGrainedToken, Permissions, Repository } from '../../test/support/github/model.js';
import { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { githubActionsSecretConsumer, type GithubActionsSecretSettings } from './github-actions-secret.js';
import { sealedBox } from './sealed-box.js';

const credential = (secret: string): { provider: string; secret: SecretValue; attributes: Record<string, string> } => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: {},
});
const change = {
  rotationId: 'r000000000001',
  reference: 'team:apps/orders#password',
  old: credential('the-old-value'),
  successor: credential('the-new-value'),
};
const signal = AbortSignal.timeout(60_000);
const clock: Clock = { now: () => new Date(), sleep: () => Promise.resolve() };
const PUT = 'PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}';

describe('github actions secret consumer', () => {
  let github: FakeGithub;
  let repository: Repository;
  let tokenWith: (permissions: Permissions) => FineGrainedToken;
  const consumer = (
    settings: Partial<GithubActionsSecretSettings> = {},
    token = tokenWith({ secrets: 'write', environments: 'write' }),
  ): ReturnType<typeof githubActionsSecretConsumer> =>
    githubActionsSecretConsumer(
      { api: github.url, repository: 'acme/orders', key: 'DB_PASSWORD', create: false, ...settings },
      { clock, token: () => Promise.resolve(new SecretValue(token.value)) },
    );
  const valueOf = (environment?: string): string | undefined =>
    github.state.findActionsSecret(repository, environment, 'DB_PASSWORD')?.value;
  beforeEach(async () => {
    github = await startFakeGithub();
    const mona = github.state.addUser('mona');
    const acme = github.state.addOrganization('acme', { mona: 'admin' });
    repository = github.state.addRepository(acme, 'orders');
    tokenWith = (permissions) =>
      github.state.addFineGrainedToken(mona, { owner: acme, repositories: [repository], permissions });
  });
  afterEach(async () => {
    await github.stop();
    expect(github.requests.flatMap(({ violations, ignored }) => [...violations, ...ignored])).toEqual([]);
  });

  it('takes a secret that is not there for a mistake, and makes it only where it was told to', async () => {
    expect(await consumer().check(change, signal)).toBe('neither');
    await expect(consumer().update(change, signal)).rejects.toMatchObject({ code: 'conflict' });
    expect(valueOf()).toBeUndefined();
    expect(await consumer({ create: true }).check(change, signal)).toBe('unknown');
    await consumer({ create: true }).update(change, signal);
    expect(valueOf()).toBe('the-new-value');
  });

  it('writes to the environment and leaves the repository as it is', async () => {
    github.state.addEnvironment(repository, 'prod/eu');
    github.state.putActionsSecret(repository, undefined, 'DB_PASSWORD', 'of the repository');
    github.state.putActionsSecret(repository, 'prod/eu', 'DB_PASSWORD', 'the-old-value');
    await consumer({ environment: 'prod/eu' }).update(change, signal);
    expect([valueOf(), valueOf('prod/eu')]).toEqual(['of the repository', 'the-new-value']);
  });

  it('writes once more where the answer was lost', async () => {
    github.state.putActionsSecret(repository, undefined, 'DB_PASSWORD', 'the-old-value');
    github.inject(PUT, { kind: 'lose-answer' });
    await consumer().update(change, signal);
    expect(github.requestsTo(PUT)).toHaveLength(2);
    expect(valueOf()).toBe('the-new-value');
  });

  it('says refused, not neither, for a token that may not', async () => {
    github.state.putActionsSecret(repository, undefined, 'DB_PASSWORD', 'the-old-value');
    await expect(consumer({}, tokenWith({ contents: 'read' })).check(change, signal)).rejects.toMatchObject({
      code: 'provider-refused',
    });
    await expect(consumer({}, tokenWith({ secrets: 'read' })).update(change, signal)).rejects.toMatchObject({
      code: 'provider-refused',
    });
    expect(valueOf()).toBe('the-old-value');
  });
});

describe('sealedBox', () => {
  it('is opened by the private key to the same text, and is another one each time', async () => {
    await sodium.ready;
    const { publicKey, privateKey } = sodium.crypto_box_keypair();
    const key = Buffer.from(publicKey).toString('base64');
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, async (plain) => {
        const box = await sealedBox(plain, key);
        const opened = sodium.crypto_box_seal_open(Buffer.from(box, 'base64'), publicKey, privateKey);
        expect(Buffer.from(opened).toString('utf8')).toBe(plain);
        expect(await sealedBox(plain, key)).not.toBe(box);
      }),
    );
  });

  it.each(['', 'AAAA', Buffer.alloc(33).toString('base64'), 'no base64'])('refuses the key %j', async (key) => {
    await expect(sealedBox('x', key)).rejects.toMatchObject({ code: 'provider-refused' });
  });
});
