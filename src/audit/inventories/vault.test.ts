import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startFake, type FakeRequest, type FakeServer } from '../../../test/support/fake/fake-provider.js';
import { listInventory } from '../../../test/support/list-inventory.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock } from '../../platform/clock.js';
import { vaultInventory } from './vault.js';

const SESSION = 'session-of-the-role';
const TOKENS: Readonly<Record<string, object>> = {
  'accessor-one': { display_name: 'orders', policies: ['orders'], expire_time: '2999-01-01T00:00:00Z' },
  'accessor-periodic': { policies: ['default'], period: 3600, expire_time: '2999-01-01T00:00:00Z' },
  'accessor-bounded': { policies: [], period: 3600, explicit_max_ttl: 7200, expire_time: '2999-01-01T00:00:00Z' },
  'accessor-root': { policies: ['root'], expire_time: null, creation_time: 1_700_000_000 },
};

let vault: FakeServer;
afterEach(() => vault.stop());

async function start(accessors: readonly string[]): Promise<FakeServer> {
  const known = ({ headers }: FakeRequest): boolean => headers['x-vault-token'] === SESSION;
  const denied = { status: 403, body: { errors: ['permission denied'] } };
  vault = await startFake({
    name: 'vault',
    refuse: () => denied,
    routes: [
      {
        method: 'POST',
        path: '/v1/auth/ci/login',
        body: z.strictObject({ role_id: z.literal('role'), secret_id: z.literal('secret-id') }),
        changes: false,
        answer: () => ({ status: 200, body: { auth: { client_token: SESSION } } }),
      },
      {
        method: 'GET',
        path: '/v1/auth/token/accessors',
        query: ['list'],
        changes: false,
        answer: (request) => (known(request) ? { status: 200, body: { data: { keys: accessors } } } : denied),
      },
      {
        method: 'POST',
        path: '/v1/auth/token/lookup-accessor',
        body: z.strictObject({ accessor: z.string() }),
        changes: false,
        answer: (request) => {
          const { accessor } = request.body as { accessor: string };
          const found = TOKENS[accessor];
          if (!known(request)) return denied;
          return found === undefined
            ? { status: 403, body: { errors: ['1 error occurred:\n\t* invalid accessor\n\n'] } }
            : { status: 200, body: { data: { accessor, ...found } } };
        },
      },
    ],
  });
  return vault;
}

const list = (secretId = 'secret-id') => {
  const approle = { roleId: 'role', secretId: new SecretValue(secretId), mount: 'ci' };
  return listInventory(vaultInventory({ address: vault.url, auth: { approle } }, systemClock));
};

it('logs in with an AppRole once, and leaves out what ended since it was listed', async () => {
  await start(['accessor-one', 'accessor-gone', 'accessor-root']);
  const listed = await list();
  expect(listed.map(({ id, name }) => [id, name])).toEqual([
    ['accessor-one', 'orders'],
    ['accessor-root', ''],
  ]);
  expect(listed[1]).toMatchObject({ expires: null, root: expect.stringContaining('root') as string });
  expect(vault.seen.filter(({ path }) => path.endsWith('/login'))).toHaveLength(1);
  expect(vault.violations).toEqual([]);
});

it('takes a token that can be renewed for ever for one without an end, unless it has a greatest age', async () => {
  await start(['accessor-periodic', 'accessor-bounded']);
  expect((await list()).map(({ expires }) => expires)).toEqual([null, '2999-01-01T00:00:00Z']);
});

it('fails where the role is refused, and shows no secret id', async () => {
  await start([]);
  const refusal = await list('another-secret').catch((error: unknown) => String(error));
  expect(refusal).toContain('vault: logging in: role role: status 403');
  expect(refusal).not.toContain('another-secret');
});
