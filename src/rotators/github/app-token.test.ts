import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubScene, type GithubScene } from '../../../test/support/github-scene.js';
import type { Fault } from '../../../test/support/github/faults.js';
import type { InstallationToken } from '../../../test/support/github/model.js';
import { rsaKeys } from '../../../test/support/github/test-client.js';
import { SecretValue } from '../../core/secret-value.js';
import { mintInstallationToken, type InstallationTokenSettings } from './app-token.js';

const MINT = 'POST /app/installations/{installation_id}/access_tokens';
const { signal } = new AbortController();

let scene: GithubScene;
let settings: InstallationTokenSettings;

const pem = (key: typeof rsaKeys.privateKey): SecretValue =>
  new SecretValue(key.export({ type: 'pkcs8', format: 'pem' }).toString());
const key = pem(rsaKeys.privateKey);
const mint = (change: Partial<InstallationTokenSettings> = {}, by = key): ReturnType<typeof mintInstallationToken> =>
  mintInstallationToken({ ...settings, ...change }, by, scene.clock, signal);

beforeEach(async () => {
  scene = await githubScene();
  const [installation] = scene.github.state.installations;
  settings = {
    api: scene.github.url,
    appId: String(installation?.app.id),
    installationId: String(installation?.id),
    repositories: ['orders'],
    permissions: { administration: 'read' },
  };
});
afterEach(() => scene.github.stop());

describe('mintInstallationToken', () => {
  it('gives a token for an hour with the rights that were asked for and no others', async () => {
    scene.github.state.addRepository(scene.acme, 'site');
    const { token, expiresAt } = await mint();
    expect(expiresAt).toEqual(new Date('2026-11-24T11:00:00Z'));
    const made = scene.github.state.findToken(token.reveal()) as InstallationToken;
    expect(made.repositories).toEqual([scene.orders]);
    expect(made.permissions).toEqual({ metadata: 'read', administration: 'read' });
    expect(scene.github.requestsTo(MINT)).toMatchObject([{ credential: 'app jwt', violations: [], ignored: [] }]);
  });

  it('takes the client id for the id, and a key as GitHub writes it', async () => {
    const pkcs1 = new SecretValue(rsaKeys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    const [app] = scene.github.state.apps;
    expect((await mint({ appId: app?.clientId ?? '' }, pkcs1)).token.length).toBeGreaterThan(30);
  });

  it('gives a token of the stateless kind as well', async () => {
    await scene.github.stop();
    scene = await githubScene({ installationTokens: 'stateless' });
    const [installation] = scene.github.state.installations;
    const ids = { appId: String(installation?.app.id), installationId: String(installation?.id) };
    const { token } = await mint({ api: scene.github.url, ...ids });
    expect(token.reveal().split('.')).toHaveLength(3);
  });

  it.each([
    [
      'a repository that the installation has not',
      { repositories: ['other'] },
      'provider-refused',
      /only for repositories/,
    ],
    [
      'more than the App may',
      { permissions: { administration: 'write', contents: 'read' } },
      'provider-refused',
      /only for/,
    ],
    ['another installation', { installationId: '1' }, 'provider-refused', /installation id/],
    ['another App', { appId: '1' }, 'provider-refused', /app id/],
    ['an installation id that climbs', { installationId: '../../user' }, 'config', undefined],
    ['an address without TLS', { api: 'http://github.example' }, 'config', undefined],
  ] as const)('fails for %s', async (_, change, code, hint) => {
    const failure: unknown = await mint(change).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    if (hint !== undefined) expect((failure as { hint: string }).hint).toMatch(hint);
    expect(scene.github.state.tokens.filter(({ kind }) => kind === 'installation')).toHaveLength(1);
  });

  it('refuses the key of another App, a key of another kind and what is no key, and shows none', async () => {
    const other = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    await expect(mint({}, other)).rejects.toMatchObject({ code: 'provider-refused' });
    const wrong = [pem(generateKeyPairSync('ed25519').privateKey), new SecretValue('no key at all')];
    for (const value of wrong) {
      const failure: unknown = await mint({}, value).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'config' });
      expect(JSON.stringify([String(failure), failure])).not.toContain(value.reveal().slice(0, 40));
    }
  });

  const failures: readonly (readonly [string, Fault, string])[] = [
    ['403', { kind: 'answer', status: 403 }, 'provider-refused'],
    ['limit', { kind: 'secondary-rate-limit' }, 'provider-unreachable'],
    ['503', { kind: 'answer', status: 503 }, 'ambiguous'],
    ['lost answer', { kind: 'lose-answer' }, 'ambiguous'],
  ];
  it.each(failures)('sends once and says what came of it after a %s', async (_, fault, code) => {
    scene.github.inject(MINT, fault);
    await expect(mint()).rejects.toMatchObject({ code });
    expect(scene.github.requestsTo(MINT)).toHaveLength(1);
  });

  it('refuses a suspended installation', async () => {
    for (const installation of scene.github.state.installations) installation.isSuspended = true;
    await expect(mint()).rejects.toMatchObject({ code: 'provider-refused' });
  });
});
