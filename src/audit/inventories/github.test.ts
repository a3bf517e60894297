import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../../../test/support/github/fake-github.js';
import type { Account, Permissions } from '../../../test/support/github/model.js';
import { rsaKeys } from '../../../test/support/github/test-client.js';
import { listInventory } from '../../../test/support/list-inventory.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock } from '../../platform/clock.js';
import { makeSshKey } from '../../platform/ssh-key.js';
import { isValueOf, type ListedToken } from '../inventory.js';
import { githubInventory } from './github.js';

let github: FakeGithub;
let ann: Account;
let acme: Account;

beforeEach(async () => {
  github = await startFakeGithub();
  ann = github.state.addUser('ann');
  acme = github.state.addOrganization('acme', { ann: 'admin' });
});
afterEach(() => github.stop());

function appToken(permissions: Permissions): string {
  const app = github.state.addApp(acme, { slug: 'auditor', publicKey: rsaKeys.publicKey, permissions });
  return github.state.addInstallationToken(github.state.addInstallation(app, acme)).value;
}

function list(value: string, hasSso = false): Promise<readonly ListedToken[]> {
  const settings = { address: github.url, admin: new SecretValue(value), organization: 'acme', hasSso };
  return listInventory(githubInventory(settings, systemClock));
}

const READS: Permissions = { organization_personal_access_tokens: 'read', administration: 'read' };

it('pages through tokens and repositories, and tells whose keys they are', async () => {
  const { state } = github;
  for (let at = 0; at < 130; at += 1) state.addFineGrainedToken(ann, { owner: acme, name: `token ${String(at)}` });
  for (let at = 0; at < 110; at += 1) {
    const repository = state.addRepository(acme, `service-${String(at)}`);
    if (at % 50 === 0) state.addDeployKey(repository, makeSshKey('x').publicKey, { title: 'deploy', addedBy: 'ann' });
  }
  const listed = await list(appToken(READS));
  expect(listed.filter(({ kind }) => kind === 'fine-grained token')).toHaveLength(130);
  const keys = listed.filter(({ kind }) => kind === 'deploy key');
  expect(keys.map(({ resources, owner, broad }) => [...resources, owner, ...broad])).toEqual([
    ['acme/service-0', 'ann', 'may push'],
    ['acme/service-50', 'ann', 'may push'],
    ['acme/service-100', 'ann', 'may push'],
  ]);
  expect(github.requests.filter(({ violations }) => violations.length > 0)).toEqual([]);
});

it('says what the App needs where GitHub refuses, and repeats none of its words', async () => {
  github.state.addRepository(acme, 'orders');
  await expect(list(appToken({ administration: 'read' }))).rejects.toMatchObject({
    message: 'github: listing fine-grained tokens: /orgs/acme/personal-access-tokens: status 403',
    hint: expect.stringContaining('organization_personal_access_tokens: read') as string,
  });
  const person = github.state.addClassicToken(ann, ['repo', 'admin:org']).value;
  await expect(list(person)).rejects.toMatchObject({ code: 'provider-refused' });
});

it('does not take an installation without repositories for an organization without deploy keys', async () => {
  await expect(list(appToken(READS))).rejects.toThrow('the installation has none');
});

describe('an organization with single sign-on', () => {
  const ALL: Permissions = { ...READS, organization_administration: 'read' };

  it('shows the classic tokens and keys that it lets in, with scopes, end and last use, page by page', async () => {
    const { state } = github;
    state.addRepository(acme, 'orders');
    const end = new Date(Date.now() + 30 * 86_400_000);
    const narrow = state.addClassicToken(ann, ['read:user'], { expiresAt: end });
    narrow.lastUsedAt = new Date();
    const endless = state.addClassicToken(ann, ['repo', 'read:user', 'workflow']);
    state.authorize(acme, narrow, 'reads');
    state.authorize(acme, endless, 'ci');
    state.authorize(acme, state.addSshKey(ann, makeSshKey('x').publicKey, 'laptop'));
    for (let at = 0; at < 110; at += 1) state.authorize(acme, state.addOauthToken(ann, ['gist']));
    const listed = (await list(appToken(ALL), true)).filter(({ kind }) => kind !== 'deploy key');
    expect(listed.map(({ kind }) => kind)).toEqual([
      'classic token',
      'classic token',
      'SSH key',
      ...Array.from({ length: 110 }, () => 'OAuth app token'),
    ]);
    const [first, second, key] = listed;
    expect(first).toMatchObject({ name: 'reads', owner: 'ann', scopes: ['read:user'], broad: [] });
    expect(first?.expires?.slice(0, 16)).toBe(end.toISOString().slice(0, 16));
    expect(second).toMatchObject({ name: 'ci', expires: null, lastUsed: null });
    expect(second?.broad).toEqual(['may repo, workflow wherever its person may']);
    expect(key).toMatchObject({ name: 'laptop', scopes: [] });
    expect(key).not.toHaveProperty('expires');
    expect(isValueOf(second?.value, new SecretValue(endless.value))).toBe(true);
    expect(isValueOf(second?.value, new SecretValue(narrow.value))).toBe(false);
    expect(github.requests.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it.each([
    ['the App may not look', READS, true],
    ['the organization has none', ALL, false],
  ])('is an error and no empty list where %s', async (_, permissions, isThere) => {
    github.state.addRepository(acme, 'orders');
    if (isThere) github.state.authorize(acme, github.state.addClassicToken(ann, ['repo']));
    await expect(list(appToken(permissions), true)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('organization_administration: read') as string,
    });
  });

  it('is not asked about where nobody said that there is one', async () => {
    github.state.addRepository(acme, 'orders');
    github.state.authorize(acme, github.state.addClassicToken(ann, ['repo']));
    expect(await list(appToken(READS))).toEqual([]);
    expect(github.requests.some(({ path }) => path.includes('credential-authorizations'))).toBe(false);
  });
});
