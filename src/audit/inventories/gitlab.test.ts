import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeGitlab, type FakeGitlab } from '../../../test/support/gitlab/fake-gitlab.js';
import { listInventory } from '../../../test/support/list-inventory.js';
import type { User } from '../../../test/support/gitlab/model.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock } from '../../platform/clock.js';
import type { ListedToken } from '../inventory.js';
import { gitlabInventory, type GitlabAudit } from './gitlab.js';

let gitlab: FakeGitlab;
let ann: User;

beforeEach(async () => {
  gitlab = await startFakeGitlab();
  ann = gitlab.state.addUser('ann');
});
afterEach(() => gitlab.stop());

async function listAs(user: User, homes: GitlabAudit['homes'] = []): Promise<readonly ListedToken[]> {
  const { value } = gitlab.state.addToken(user, { name: 'audit', scopes: ['read_api'] });
  const settings = { address: gitlab.url, admin: new SecretValue(value), homes };
  return listInventory(gitlabInventory(settings, systemClock));
}

const namesOf = (tokens: readonly ListedToken[]): readonly string[] => tokens.map(({ name }) => name).sort();

it('refuses to take the few tokens of its own user for all', async () => {
  await expect(listAs(ann)).rejects.toThrow('is shown only the tokens of its own user');
});

it('goes through all groups and projects below a group that is named', async () => {
  const { state } = gitlab;
  const scopes = ['read_repository'];
  const homes = [
    state.addGroup('acme', [[ann, 50]]),
    state.addGroup('acme/shop', [[ann, 50]]),
    state.addProject('acme/site', [[ann, 40]]),
    state.addProject('acme/shop/orders', [[ann, 40]]),
  ];
  for (const home of homes) state.addResourceToken(home, { name: home.fullPath, scopes });
  state.addResourceToken(state.addProject('other/site', [[ann, 40]]), { name: 'other', scopes });
  state.addDeployToken(homes[3]!, 'deploy');
  const listed = await listAs(ann, [
    { kind: 'group', path: 'acme' },
    { kind: 'project', path: 'acme/site' },
  ]);
  expect(namesOf(listed)).toEqual(['acme', 'acme/shop', 'acme/shop/orders', 'acme/site', 'deploy']);
  expect(listed.find(({ name }) => name === 'deploy')).toMatchObject({
    expires: null,
    resources: ['acme/shop/orders'],
  });
  expect(gitlab.violations).toEqual([]);
});

it('fails for a group in which it may not see the tokens, rather than leave it out', async () => {
  const guest = gitlab.state.addUser('guest');
  gitlab.state.addGroup('acme', [[guest, 10]]);
  await expect(listAs(guest, [{ kind: 'group', path: 'acme' }])).rejects.toThrow('gitlab: listing access tokens: acme');
});

it('pages through the list of an administrator, and leaves out what is revoked', async () => {
  const { state } = gitlab;
  for (let at = 0; at < 230; at += 1) state.addToken(ann, { name: 'one of many', scopes: ['read_user'] });
  state.revoke(state.addToken(ann, { name: 'revoked', scopes: ['api'] }));
  const listed = await listAs(state.addUser('root', { isAdmin: true }));
  expect(listed).toHaveLength(231);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(231);
});
