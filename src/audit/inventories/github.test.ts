import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../../../test/support/github/fake-github.js';
import type { Account, Permissions } from '../../../test/support/github/model.js';
import { rsaKeys } from '../../../test/support/github/test-client.js';
import { listInventory } from '../../../test/support/list-inventory.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock } from '../../platform/clock.js';
import { makeSshKey } from '../../platform/ssh-key.js';
import type { ListedToken } from '../inventory.js';
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

function list(value: string): Promise<readonly ListedToken[]> {
  const settings = { address: github.url, admin: new SecretValue(value), organization: 'acme' };
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
