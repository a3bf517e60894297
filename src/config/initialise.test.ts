import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIdentity } from '../sealing/identity.js';
import { initialise } from './initialise.js';
import { loadUserConfig, parseConfig } from './load.js';

let dir: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-init-'));
  env = { XDG_CONFIG_HOME: dir };
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

it('writes a private configuration that loads, an identity, and says how to back it up', async () => {
  const result = await initialise({ env, createIdentity });
  expect(result).toMatchObject({ configCreated: true, identityCreated: true, recipientsCreated: true });
  expect(statSync(result.configFile).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'unleak')).mode & 0o777).toBe(0o700);
  expect((await loadUserConfig({ env })).credentials).toEqual([]);
  expect(result.text).toContain(result.identityFile);
  expect(result.text).toMatch(/Back up the identity/);
  expect(result.text).not.toContain('AGE-SECRET');
});

it('leaves everything alone the second time', async () => {
  const first = await initialise({ env, createIdentity });
  writeFileSync(first.configFile, '# mine\n');
  const identity = readFileSync(first.identityFile, 'utf8');
  const second = await initialise({ env, createIdentity });
  expect(second).toMatchObject({ configCreated: false, identityCreated: false, recipientsCreated: false });
  expect(second.text).toMatch(/Nothing that existed was changed/);
  expect(readFileSync(first.configFile, 'utf8')).toBe('# mine\n');
  expect(readFileSync(first.identityFile, 'utf8')).toBe(identity);
});

it('offers examples that are a valid configuration once the comment signs are taken away', async () => {
  const { configFile } = await initialise({ env, createIdentity });
  const lines = readFileSync(configFile, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith('# stores:'));
  const examples = lines
    .slice(start)
    .filter((line) => /^# (?:[a-z]+:| )/.test(line))
    .map((line) => line.slice(2));
  const config = parseConfig('f', examples.join('\n'));
  expect(Object.keys(config.stores)).toEqual(['team', 'local']);
  expect(config.credentials).toHaveLength(1);
  expect(config.policy.rotateWithoutAsking).toEqual(['postgres']);
});
