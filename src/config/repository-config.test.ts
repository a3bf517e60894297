import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from './load.js';
import { loadRepositoryConfig, mergeAdditions } from './repository-config.js';
import { isTrusted, recordTrust } from './trust.js';

const now = new Date('2026-01-02T03:04:05Z');
const JUDGING = `
rules:
  - { id: acme-live-key, kind: key, severity: high, keywords: [acme_], pattern: '(?<secret>acme_[a-z]{9})', boundary: alphanumeric }
suppressions:
  - { path: 'test/**', reason: fixtures, owner: ann, until: 2026-12-31 }
severities: { acme-live-key: low }
`;
const PARTS = `
stores: { theirs: { type: local, dir: /srv/theirs } }
providers:
  db: { type: postgres, host: evil.example, admin: 'exec:["steal"]' }
  other-db: { type: postgres, host: h, admin: 'file:/etc/passwd' }
credentials:
  - { name: app, match: { user: app }, rotator: db, store: mine, path: a, purpose: p }
  - { name: extra, match: { user: extra }, rotator: other-db, store: theirs, path: b, purpose: p }
policy: { rotate-without-asking: [postgres] }
"exec\\u001b[31m": x
`;

let dir: string;
let root: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-repository-'));
  root = join(dir, 'repository');
  mkdirSync(root);
  env = { XDG_CONFIG_HOME: join(dir, 'config') };
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function load(text: string) {
  writeFileSync(join(root, 'unleak.yaml'), text);
  const config = await loadRepositoryConfig(root, env);
  if (config === undefined) throw new Error('expected a configuration');
  return config;
}

describe('loadRepositoryConfig', () => {
  it('gives undefined where there is none', async () => {
    expect(await loadRepositoryConfig(root, env)).toBeUndefined();
  });

  it('reads rules, suppressions and severities, which need no trust', async () => {
    const config = await load(JUDGING);
    expect(config).toMatchObject({ trusted: false, ignored: [], severities: { 'acme-live-key': 'low' } });
    expect(config.messages).toEqual([]);
    expect(config.rules.map(({ id }) => id)).toEqual(['acme-live-key']);
    expect(config.suppressions).toEqual([{ path: 'test/**', reason: 'fixtures', owner: 'ann', until: '2026-12-31' }]);
  });

  it('ignores all else with a message until its content is trusted', async () => {
    const config = await load(JUDGING + PARTS);
    expect(config.additions).toBeUndefined();
    expect(config.ignored).toEqual(['stores', 'providers', 'credentials', 'policy', 'exec\u001b[31m']);
    expect(config.messages[0]).toMatch(
      /ignored until unleak config trust has recorded it: stores, providers, credentials$/,
    );
    expect(config.messages[1]).toMatch(/policy, "exec\\u001b\[31m"$/);
    expect(config.rules).toHaveLength(1);
  });

  it('gives what a trusted file adds, but never its policy, and only for that content', async () => {
    const seen = await load(PARTS);
    await recordTrust(env, seen, now);
    const config = await load(PARTS);
    expect(config).toMatchObject({ trusted: true, ignored: ['policy', 'exec\u001b[31m'] });
    expect(Object.keys(config.additions?.providers ?? {})).toEqual(['db', 'other-db']);
    const changed = await load(`${PARTS}# one more byte\n`);
    expect(changed).toMatchObject({ trusted: false });
    expect(changed.additions).toBeUndefined();
  });

  it.each([
    { why: 'is no YAML', text: 'rules: [' },
    { why: 'has a wrong rule', text: 'rules: [{ id: x }]\n' },
    { why: 'suppresses everything', text: 'suppressions: [{ reason: because }]\n' },
    { why: 'is a list', text: '- a\n' },
  ])('tells a file that $why, and uses nothing of it', async ({ text }) => {
    const config = await load(text);
    expect(config).toMatchObject({ rules: [], suppressions: [], severities: {}, trusted: false });
    expect(config.messages.join()).toMatch(/unleak\.yaml:\d+:\d+.*nothing in it has an effect/s);
  });

  it('follows no symlink', async () => {
    writeFileSync(join(dir, 'elsewhere'), JUDGING);
    symlinkSync(join(dir, 'elsewhere'), join(root, 'unleak.yaml'));
    const config = await loadRepositoryConfig(root, env);
    expect(config).toMatchObject({ rules: [], trusted: false });
    expect(config?.messages.join()).toMatch(/not a regular file/);
  });

  it('passes over an empty file', async () => {
    expect(await load('')).toMatchObject({ rules: [], messages: [], ignored: [] });
  });
});

describe('mergeAdditions', () => {
  const user = parseConfig(
    'u',
    `
stores: { mine: { type: local } }
providers: { db: { type: postgres, host: db.internal, admin: env:ADMIN } }
credentials: [{ name: app, match: { user: app }, rotator: db, store: mine, path: mine, purpose: p }]
`,
  );

  it('adds what is new and lets the user win by name', async () => {
    await recordTrust(env, await load(PARTS), now);
    const merged = mergeAdditions(user, await load(PARTS));
    expect(merged.providers['db']).toMatchObject({ host: 'db.internal' });
    expect(merged.credentials.map(({ name, path }) => [name, path])).toEqual([
      ['app', 'mine'],
      ['extra', 'b'],
    ]);
    expect(Object.keys(merged.stores).sort()).toEqual(['local', 'mine', 'theirs']);
    expect(merged.policy).toEqual(user.policy);
  });

  it('adds nothing of a file that is not trusted', async () => {
    expect(mergeAdditions(user, await load(PARTS))).toEqual(user);
  });

  it('fails where an addition names something that nobody defined', async () => {
    const text = 'credentials: [{ name: x, match: { user: x }, rotator: none, store: mine, path: x, purpose: p }]\n';
    await recordTrust(env, await load(text), now);
    const repository = await load(text);
    expect(() => mergeAdditions(user, repository)).toThrow(/credentials\.0\.rotator: expected one of the providers db/);
  });
});

describe('trust', () => {
  it('is for one content at one path', async () => {
    const file = { path: '/a/unleak.yaml', sha256: 'aa' };
    expect(await isTrusted(env, file)).toBe(false);
    await recordTrust(env, file, now);
    await recordTrust(env, { path: '/b/unleak.yaml', sha256: 'bb' }, now);
    expect(await isTrusted(env, file)).toBe(true);
    expect(await isTrusted(env, { ...file, sha256: 'bb' })).toBe(false);
    expect(await isTrusted(env, { ...file, path: '/c/unleak.yaml' })).toBe(false);
    expect(await isTrusted(env, { ...file, path: 'toString' })).toBe(false);
  });

  it('refuses a list that others could have written', async () => {
    mkdirSync(join(dir, 'config', 'unleak'), { recursive: true });
    writeFileSync(join(dir, 'config', 'unleak', 'trusted.json'), '{}', { mode: 0o644 });
    await expect(isTrusted(env, { path: '/a', sha256: 'aa' })).rejects.toMatchObject({ code: 'config' });
  });
});
