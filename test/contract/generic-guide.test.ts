// The examples of docs/generic-rotator.md, each against something real: a server with keys, OpenBao, a program over a file.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/load.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { AppError } from '../../src/core/errors.js';
import { runCommand } from '../../src/platform/process.js';
import { guideRotator, guideText, type GuideName } from '../support/generic/guide.js';
import { newTills } from '../support/generic/tills.js';
import { lossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { newContext, rotatorContract, type LosingRotator, type RotatorWorld } from './rotators.js';

const THERE = 'https://vault.internal:8200';

let bao: Openbao;
let roleId: string;

beforeAll(async () => {
  bao = await startOpenbao();
  await bao.call('POST', 'sys/auth/userpass', { type: 'userpass' });
  await bao.call('POST', 'sys/auth/approle', { type: 'approle' });
  await bao.call('POST', 'auth/approle/role/ci', { token_ttl: '1h' });
  const { data } = await bao.call('GET', 'auth/approle/role/ci/role-id');
  roleId = (data as { role_id: string }).role_id;
}, 60_000);

afterAll(() => bao.stop());

rotatorContract('generic: a password in place', 'in-place', loginWorld);
rotatorContract('generic: secret ids that we make', 'overlap', secretIdWorld);
rotatorContract('generic: a command', 'overlap', tillsWorld);

describe('docs/generic-rotator.md', () => {
  it('shows the configuration of a whole credential that is without mistakes', () => {
    const config = parseConfig('unleak.yaml', guideText('billing'));
    expect(config.credentials.map(({ rotator }) => rotator)).toEqual(['billing']);
  });

  it('names a test that is there', () => {
    const [, named = ''] = /`(test\/[\w./-]+)`/.exec(readFileSync('docs/generic-rotator.md', 'utf8')) ?? [];
    expect(existsSync(named)).toBe(true);
  });
});

describe('a generic rotator with commands', () => {
  it('gives no secret to arguments, environment or folder of the program, and nothing that it is not allowed', async () => {
    const tills = newTills();
    const old = secret();
    tills.set({ [old]: 'till 7' });
    const credential = { provider: 'generic', secret: new SecretValue(old), attributes: {} };
    const rotator = guideRotator('tills', { here: tills.here });
    const ctx = newContext();
    const plan = { order: 'overlap', current: credential, snapshot: await rotator.snapshot(ctx, credential) } as const;
    const prepared = await rotator.prepare!(ctx, plan);
    await rotator.issue(ctx, plan, prepared);
    await rotator.disable(ctx, plan);
    const log = tills.log();
    expect(tills.keys()).toEqual({ [prepared.secret.reveal()]: `unleak ${ctx.rotationId}` });
    for (const value of [old, prepared.secret.reveal()]) expect(log.includes(value)).toBe(false);
    for (const line of log.trim().split('\n')) {
      const { env, cwd } = JSON.parse(line) as { env: Record<string, string>; cwd: string };
      expect(cwd).toBe('/');
      expect(Object.keys(env).filter((name) => !/^(?:PATH|HOME|LANG|TZ|TMPDIR|LC_.*|XDG_.*)$/.test(name))).toEqual([]);
    }
    tills.remove();
  });

  it.each([
    ['exit code of a change that nobody expects', [process.execPath, '-e', 'process.exit(3)'], 'ambiguous'],
    ['exit code that means that nothing was done', [process.execPath, '-e', 'process.exit(9)'], 'needs-person'],
    ['program that is not there', ['/nowhere/tills-keys'], 'ambiguous'],
  ])('calls an %s by its name', async (_, run, code) => {
    const tills = newTills();
    const refused = [{ when: { exit: [9] }, tell: 'make room' }];
    const issue = { run, input: { key: '{{ new.secret }}' }, refused };
    const rotator = guideRotator('tills', { here: tills.here, change: { issue } });
    const credential = { provider: 'generic', secret: new SecretValue(secret()), attributes: {} };
    const ctx = newContext();
    const plan = { order: 'overlap', current: credential, snapshot: await rotator.snapshot(ctx, credential) } as const;
    const prepared = await rotator.prepare!(ctx, plan);
    await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code });
    tills.remove();
  });
});

function secret(): string {
  return randomBytes(20).toString('hex');
}

async function status(path: string, body: unknown, token?: string): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { 'x-vault-token': token }) };
  return (await fetch(`${bao.address}/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

/** A rotator that speaks through a proxy which loses the answer to the first request that changes something. */
async function losing(name: GuideName, changes: RegExp): Promise<LosingRotator> {
  const proxy = await lossyHttpProxy(bao.address);
  let lost = 0;
  proxy.decide(({ path }) => {
    if (lost > 0 || !changes.test(path)) return 'pass';
    lost += 1;
    return 'lose';
  });
  const rotator = guideRotator(name, { here: here(proxy.address), admin: bao.rootToken });
  return { rotator, lost: () => lost, stop: () => proxy.stop() };
}

function here(address: string): Readonly<Record<string, string>> {
  return { [THERE]: address, 'THE-ROLE-ID': roleId };
}

async function loginWorld(): Promise<RotatorWorld> {
  const user = `orders-${randomBytes(4).toString('hex')}`;
  const path = `auth/userpass/users/${user}`;
  const old = secret();
  await bao.call('POST', path, { password: old });
  const login = (password: string): Promise<number> => status(`auth/userpass/login/${user}`, { password });
  return {
    rotator: guideRotator('vault-logins', { here: here(bao.address), admin: bao.rootToken }),
    credential: { provider: 'generic', secret: new SecretValue(old), attributes: { user } },
    otherSecrets: [bao.rootToken],
    providerState: async () => JSON.stringify([(await bao.call('GET', path))['data'], await login(old)]),
    countLiveLogins: () => Promise.resolve(1),
    isLive: async (credential) => (await login(credential.secret.reveal())) === 200,
    losingAnswers: () => losing('vault-logins', /password$/),
    changeSecret: () => bao.call('POST', `${path}/password`, { password: secret() }).then(() => undefined),
    providerLog: () => Promise.resolve(''),
    stop: () => bao.call('DELETE', path).then(() => undefined),
  };
}

async function secretIdWorld(): Promise<RotatorWorld> {
  const role = 'auth/approle/role/ci';
  const old = secret();
  await bao.call('POST', `${role}/custom-secret-id`, { secret_id: old });
  const accessors = async (): Promise<readonly string[]> => {
    const { data } = await bao.call('LIST', `${role}/secret-id`).catch(() => ({ data: { keys: [] } }));
    return (data as { keys: readonly string[] }).keys.toSorted();
  };
  const removeAll = async (): Promise<void> => {
    for (const accessor of await accessors()) {
      await bao.call('POST', `${role}/secret-id-accessor/destroy`, { secret_id_accessor: accessor });
    }
  };
  return {
    rotator: guideRotator('ci-role', { here: here(bao.address), admin: bao.rootToken }),
    credential: { provider: 'generic', secret: new SecretValue(old), attributes: {} },
    otherSecrets: [bao.rootToken],
    providerState: async () => JSON.stringify(await accessors()),
    countLiveLogins: async () => (await accessors()).length,
    isLive: async ({ secret: value }) =>
      (await status('auth/approle/login', { role_id: roleId, secret_id: value.reveal() })) === 200,
    losingAnswers: () => losing('ci-role', /custom-secret-id$/),
    occupyName: async (successor) => {
      const other = { secret_id: successor.secret.reveal(), metadata: '{"rotation":"other"}' };
      await bao.call('POST', `${role}/custom-secret-id`, other);
    },
    changeSecret: removeAll,
    providerLog: () => Promise.resolve(''),
    stop: removeAll,
  };
}

function tillsWorld(): Promise<RotatorWorld> {
  const tills = newTills();
  const old = secret();
  tills.set({ [old]: 'till 7' });
  const credential = { provider: 'generic', secret: new SecretValue(old), attributes: {} };
  return Promise.resolve({
    rotator: guideRotator('tills', { here: tills.here }),
    credential,
    otherSecrets: [],
    providerState: () => Promise.resolve(JSON.stringify(tills.keys())),
    countLiveLogins: () => Promise.resolve(Object.keys(tills.keys()).length),
    isLive: ({ secret: value }) => Promise.resolve(Object.hasOwn(tills.keys(), value.reveal())),
    losingAnswers: () => {
      let lost = 0;
      const rotator = guideRotator('tills', {
        here: tills.here,
        run: async (argv, options) => {
          const result = await runCommand(argv, options);
          if (lost > 0 || argv.at(-1) !== 'add') return result;
          lost += 1;
          throw new AppError('timeout', 'command: run: tills-keys: no end');
        },
      });
      return Promise.resolve({ rotator, lost: () => lost, stop: () => Promise.resolve() });
    },
    occupyName: (successor) => {
      tills.set({ ...tills.keys(), [successor.secret.reveal()]: 'somebody else' });
      return Promise.resolve();
    },
    changeSecret: () => Promise.resolve(tills.set({ [secret()]: 'till 7' })),
    providerLog: () => Promise.resolve(tills.log()),
    stop: () => Promise.resolve(tills.remove()),
  });
}
