import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { LeakScene } from './support/leak-scene.js';
import { PostgresLeak } from './support/postgres-leak.js';
import { filesBelow } from './support/files-below.js';

const generatedHalf = 'Zq7Lm2Xv';

const WATCH = fileURLToPath(new URL('support/watch-children.mjs', import.meta.url));
const [installed] = await postgresBackends();

/** Every form in which a value could stand somewhere: clear, percent, JSON, and base64 at each of its three offsets. */
function formsOf(value: string): ReadonlyMap<string, string> {
  const forms = new Map([
    ['clear', value],
    ['percent', encodeURIComponent(value)],
    ['JSON', JSON.stringify(value).slice(1, -1)],
    ['hex', Buffer.from(value).toString('hex')],
  ]);
  for (const offset of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    // The digits at both ends depend on what stands beside the value; those in the middle do not.
    const digits = padded
      .toString('base64')
      .replaceAll('=', '')
      .slice(offset === 0 ? 0 : offset + 1, -2);
    forms.set(`base64 at ${String(offset)}`, digits);
    forms.set(`base64url at ${String(offset)}`, digits.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

describe.each(['overlap', 'in-place'] as const)('a whole rotation in order %s', (order) => {
  const test = it.skipIf(installed?.isThere !== true);
  let server: PostgresTestServer;
  beforeAll(async () => {
    if (installed?.isThere === true) server = await postgresTestServer('installed');
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
  });

  test('lets no secret out of the places that are meant to hold it', async () => {
    const leaked = await PostgresLeak.make(server, {
      order,
      oldPassword: `o"ld p@ss/w%rd+${generatedHalf}`,
      adminBy: 'exec',
    });
    const scene = await LeakScene.make(leaked.leak);
    const { home } = scene;
    const children = join(home.folder, 'children');
    writeFileSync(children, '');
    const outputs = new Map<string, string>();
    const run = async (argv: readonly string[], input = ''): Promise<string> => {
      const env = { DEBUG: '*', NODE_OPTIONS: `--import ${WATCH}`, UNLEAK_TEST_CHILDREN_FILE: children };
      const { code, stdout, stderr } = await home.run(argv, { env, input });
      outputs.set(`${argv.join(' ')} (exit ${String(code)})`, `${stdout}\n${stderr}`);
      return stdout;
    };

    const report = await run(['scan', scene.repository, '-', '--json'], leaked.leak.log);
    await run(['scan', scene.repository, '-'], leaked.leak.log);
    const fingerprint = (JSON.parse(report) as { findings: { fingerprint: string }[] }).findings[0]!.fingerprint;
    await run(['config', 'show']);
    await run(['rotate', fingerprint]);
    await run(['rotate', fingerprint, '--json']);
    await run(['rotate', fingerprint, '--apply', '--json']);
    const list = JSON.parse(await run(['rotations', 'list', '--json'])) as { id: string; state: string }[];
    expect(list[0]!.state).toBe('done');
    await run(['rotations', 'show', list[0]!.id]);
    await run(['secret', 'list', '--json']);
    await run(['rotate', fingerprint]);

    const stored = await home.run(['secret', 'get', scene.path, '--field', 'password']);
    const identity = readFileSync(join(home.folder, 'config/unleak/identity.txt'), 'utf8');
    const needles = {
      'the old password': leaked.oldPassword,
      'the new password': stored.stdout,
      'the admin password': leaked.database.admin.reveal(),
      'the identity': /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(identity)![0],
    };
    const meantToHoldSecrets = [scene.repository, leaked.adminFile, join(home.folder, 'config/unleak/identity.txt')];
    const haystacks = new Map<string, string>(outputs);
    for (const path of filesBelow(home.folder)) {
      if (meantToHoldSecrets.some((place) => path === place || path.startsWith(`${place}/`))) continue;
      haystacks.set(path, readFileSync(path, 'latin1'));
    }
    haystacks.set('statement log', await server.statementLog());
    // What is searched has to be there, or nothing would ever be found in it.
    expect([...haystacks.keys()].some((name) => name.endsWith('state.db'))).toBe(true);
    expect(readFileSync(children, 'utf8')).toMatch(/argv: \/bin\/cat/);
    expect(readFileSync(children, 'utf8')).not.toMatch(/^(env:|environ \d).*DEBUG=/m);
    expect(haystacks.get('statement log')).toContain('SCRAM-SHA-256$');

    const found: string[] = [];
    for (const [name, value] of Object.entries(needles)) {
      expect(value.length, name).toBeGreaterThan(20);
      for (const [form, text] of formsOf(value)) {
        for (const [where, content] of haystacks) {
          if (content.includes(text)) found.push(`${name}, ${form}, in ${where}`);
        }
      }
    }
    expect(found).toEqual([]);
    home.remove();
  }, 120_000);
});

it('finds a value in each form that it looks for', () => {
  const value = 'a/b+c"d e%f=ghijklmnopq';
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const hidden = Buffer.from(`${before}${value}tail`).toString('base64');
    expect([...formsOf(value).values()].some((form) => hidden.includes(form))).toBe(true);
  }
});
