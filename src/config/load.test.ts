import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDuration } from './durations.js';
import { loadUserConfig, parseConfig } from './load.js';
import { configJsonSchema } from './schema.js';

const FULL = `
stores:
  team: { type: local, dir: /srv/unleak }
providers:
  orders-db: { type: postgres, host: db.internal, port: 6432, admin: "team:infra/db#admin_url", admin-user: root, tls: disable, ca: /etc/ca.pem }
credentials:
  - name: orders-app
    match: { provider: postgres, host: db.internal, user: orders_app, port: 6432, path: "**/.env" }
    rotator: orders-db
    store: team
    path: apps/orders/db
    field: password
    user-field: user
    purpose: orders service reads and writes its schema
    order: in-place
    in-place: { reason: night job only, owner: ann, until: 2026-12-31 }
    consumers: [{ env-file: /srv/orders/.env, key: DB_PASSWORD, user-key: DB_USER }, { command: [systemctl, reload, orders] }]
    grace: 10m
policy:
  rotate-without-asking: [postgres]
  max-lifetime: { default: 90d, postgres: 12h }
`;

let dir: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-config-'));
  env = { XDG_CONFIG_HOME: dir };
  mkdirSync(join(dir, 'unleak'), { mode: 0o700 });
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const messageOf = (text: string): string => {
  try {
    parseConfig('/c/unleak.yaml', text);
  } catch (error) {
    expect(error).toMatchObject({ code: 'config' });
    return (error as Error).message;
  }
  return 'no error';
};
const provider = (rest: string): string => `providers:\n  db: { type: postgres, ${rest} }\n`;

describe('parseConfig', () => {
  it('reads everything, with names as the code uses them and times in milliseconds', () => {
    const config = parseConfig('/c/unleak.yaml', FULL);
    expect(config.stores).toEqual({ team: { type: 'local', dir: '/srv/unleak' }, local: { type: 'local' } });
    expect(config.providers['orders-db']).toMatchObject({
      host: 'db.internal',
      port: 6432,
      database: 'postgres',
      adminUser: 'root',
      tls: 'disable',
    });
    expect(config.credentials[0]).toMatchObject({
      userField: 'user',
      order: 'in-place',
      waiver: { reason: 'night job only', owner: 'ann', until: '2026-12-31' },
      graceMs: 600_000,
      consumers: [
        { kind: 'env-file', path: '/srv/orders/.env', key: 'DB_PASSWORD', userKey: 'DB_USER' },
        { kind: 'command', argv: ['systemctl', 'reload', 'orders'] },
      ],
    });
    expect(config.policy).toMatchObject({
      rotateWithoutAsking: ['postgres'],
      maxLifetimeMs: { default: 90 * 86_400_000, postgres: 43_200_000 },
    });
  });

  it('takes TLS with a checked name where nothing is said', () => {
    expect(parseConfig('f', provider('host: h, admin: env:A')).providers['db']).toMatchObject({
      tls: 'verify-full',
      port: 5432,
    });
  });

  it.each([
    { why: 'an unknown key', text: 'policies: {}\n', message: '/c/unleak.yaml:1:1: policies: is not known here' },
    {
      why: 'a store of another type',
      text: 'stores:\n  a: { type: etcd }\n',
      message: '/c/unleak.yaml:2:8: stores.a.type: this version supports local, vault, aws-secrets-manager: got "etcd"',
    },
    {
      why: 'a port that is none',
      text: provider('host: h, admin: env:A, port: seventy'),
      message: 'providers.db.port: expected a port number: got "seventy"',
    },
    { why: 'a missing host', text: provider('admin: env:A'), message: 'providers.db.host: expected text' },
    {
      why: 'a bad tls mode',
      text: provider('host: h, admin: env:A, tls: maybe'),
      message: 'tls: expected verify-full or disable: got "maybe"',
    },
    {
      why: 'a bad duration',
      text: 'policy: { max-lifetime: { default: 90 days } }\n',
      message: 'policy.max-lifetime.default: expected a duration like 90d, 12h or 10m',
    },
    {
      why: 'a store that is not defined',
      text: provider('host: h, admin: "team:a#b"'),
      message: 'providers.db.admin: expected env:, file:, exec: or one of the stores local',
    },
    {
      why: 'a bad name',
      text: 'stores:\n  My_Store: { type: local }\n',
      message: 'stores.My_Store: expected a name of lower-case letters',
    },
    {
      why: 'a reserved name',
      text: 'stores:\n  env: { type: local }\n',
      message: 'stores.env: this name is taken by references',
    },
    {
      why: 'a rotator that is not defined',
      text: FULL.replace('rotator: orders-db', 'rotator: other-db'),
      message: 'credentials.0.rotator: expected one of the providers orders-db: got "other-db"',
    },
    {
      why: 'a store of a credential that is not defined',
      text: FULL.replace('store: team', 'store: other'),
      message: 'credentials.0.store: expected one of the stores local, team: got "other"',
    },
    {
      why: 'in place without a waiver',
      text: FULL.replace(/ {4}in-place: .*\n/, ''),
      message: 'credentials.0.order: expected in-place: { reason, owner, until }',
    },
    {
      why: 'a match without conditions',
      text: FULL.replace(/match: .*/, 'match: {}'),
      message: 'credentials.0.match: expected at least one of',
    },
    {
      why: 'a consumer with a missing key',
      text: FULL.replace('key: DB_PASSWORD, ', ''),
      message: 'credentials.0.consumers.0.key: expected text',
    },
    {
      why: 'a consumer of no known kind',
      text: FULL.replace('{ command:', '{ pager:'),
      message: 'credentials.0.consumers.1: expected an entry with env-file, command, webhook',
    },
    {
      why: 'a key that stands there twice',
      text: 'stores: {}\nstores: {}\n',
      message: '/c/unleak.yaml:2:1: not valid YAML (duplicate_key)',
    },
    { why: 'a broken document', text: 'stores: [\n', message: 'not valid YAML' },
    { why: 'a list instead of a mapping', text: '- a\n', message: 'top level: expected a mapping' },
    {
      why: 'an alias bomb',
      text: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n`,
      message: 'too many aliases',
    },
  ])('says where and what for $why', ({ text, message }) => {
    expect(messageOf(text)).toContain(message);
  });

  it('lists every mistake at once, in the order of the file', () => {
    const message = messageOf('stores:\n  a: { type: etcd }\nproviders:\n  b: { type: cassandra }\npolicy: 7\n');
    expect(message.split('\n').map((line) => line.trim().split(': ')[0])).toEqual([
      'config',
      '/c/unleak.yaml:2:8',
      '/c/unleak.yaml:4:8',
      '/c/unleak.yaml:5:1',
    ]);
  });

  const literal = ['correct', 'horse'].join('-');
  it.each([
    { why: 'as a word', text: provider(`host: h, admin: ${literal}`) },
    { why: 'as a URL', text: provider(`host: h, admin: 'postgres://root:${literal}@h/d'`) },
    { why: 'as a number', text: provider('host: h, admin: 8675309') },
    { why: 'that looks like a store path', text: provider(`host: h, admin: '${literal}:x'`) },
    { why: 'under a key that does not exist', text: provider(`host: h, admin: env:A, password: ${literal}`) },
    { why: 'in the host', text: provider(`host: 'root:${literal}@h', admin: env:A`) },
    { why: 'in a line that is no YAML', text: `a: b: ${literal}\n` },
    { why: 'in a stray token', text: `stores: {}\n}${literal}\n` },
  ])('never shows a literal secret $why', ({ text }) => {
    const message = messageOf(text);
    expect(message).not.toBe('no error');
    expect(message).not.toContain(literal);
    expect(message).not.toContain('8675309');
  });
});

describe('loadUserConfig', () => {
  const path = (): string => join(dir, 'unleak', 'unleak.yaml');

  it('gives an empty configuration with the built-in store where there is no file', async () => {
    expect(await loadUserConfig({ env })).toMatchObject({
      stores: { local: { type: 'local' } },
      providers: {},
      credentials: [],
    });
  });

  it('fails where the named file is missing', async () => {
    await expect(loadUserConfig({ env, configPath: 'none.yaml', cwd: dir })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('reads the file of the user, or the named one relative to the working folder', async () => {
    writeFileSync(path(), FULL, { mode: 0o600 });
    expect((await loadUserConfig({ env })).credentials).toHaveLength(1);
    expect((await loadUserConfig({ env: {}, configPath: 'unleak/unleak.yaml', cwd: dir })).credentials).toHaveLength(1);
  });

  it('refuses a file that others may write, and a symlink', async () => {
    writeFileSync(path(), FULL);
    chmodSync(path(), 0o664);
    await expect(loadUserConfig({ env })).rejects.toMatchObject({ code: 'config', hint: `chmod go-w ${path()}` });
    chmodSync(path(), 0o644);
    symlinkSync(path(), join(dir, 'link.yaml'));
    await expect(loadUserConfig({ env, configPath: join(dir, 'link.yaml') })).rejects.toThrow(/symlink/);
  });

  it.runIf(process.geteuid?.() === 0)('refuses a file of another user', async () => {
    const { chownSync } = await import('node:fs');
    writeFileSync(path(), FULL, { mode: 0o600 });
    chownSync(path(), 12345, 12345);
    await expect(loadUserConfig({ env })).rejects.toThrow(/belongs to another user/);
  });
});

describe('parseDuration', () => {
  it.each([
    ['90d', 7_776_000_000],
    ['12h', 43_200_000],
    ['10m', 600_000],
    ['30s', 30_000],
    ['500ms', 500],
    ['0s', 0],
    ['10', undefined],
    ['1.5h', undefined],
    ['-1d', undefined],
    ['1d2h', undefined],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe('configJsonSchema', () => {
  it('describes what a person writes, not what the code works with', () => {
    const text = JSON.stringify(configJsonSchema());
    for (const key of ['env-file', 'admin-user', 'rotate-without-asking', 'max-lifetime', 'verify-full'])
      expect(text).toContain(`"${key}"`);
    expect(text).not.toContain('graceMs');
  });
});
