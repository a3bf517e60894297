import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { missingBackend } from '../support/backends.js';
import { startSshd, type SshdServer } from '../support/sshd-server.js';
import { sshScene } from '../support/ssh-world.js';
import { LeakScene } from './support/leak-scene.js';
import { sshLeak } from './support/ssh-leak.js';

const missing = missingBackend('sshd');

describe.skipIf(missing !== undefined)(`a leaked SSH key${missing === undefined ? '' : ` (${missing})`}`, () => {
  let servers: SshdServer[] = [];
  beforeAll(async () => {
    servers = [await startSshd(), await startSshd()];
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
  });

  it('goes from a repository to a key that two hosts refuse, with another in the store and the env file', async () => {
    const leaked = sshScene(servers, { options: 'no-agent-forwarding' });
    const scene = await LeakScene.make(sshLeak(leaked));
    const fingerprint = await scene.scan();

    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan, plan.stderr).toMatchObject({ code: 0 });
    expect(plan.stdout).toContain('add a new ed25519 key on deploy@host-0, deploy@host-1');
    expect(leaked.read()).toBe(leaked.text);
    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });

    const fresh = new SecretValue((await scene.stored())['key']!);
    expect(await leaked.letIn(leaked.credential.secret)).toBe(0);
    expect(await leaked.letIn(fresh)).toBe(2);
    for (const index of [0, 1]) {
      expect(leaked.read(index)).toMatch(/\nno-agent-forwarding ssh-ed25519 \S+ unleak r\w+\n$/);
      expect(leaked.read(index)).not.toContain(leaked.publicKey);
    }
    const list = await scene.run(['rotations', 'list']);
    expect(list.stdout).toContain('done');
    const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
    expect(shown.code).toBe(0);
    const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
    for (const key of [leaked.credential.secret, fresh, leaked.admin]) {
      for (const line of key.reveal().split('\n').slice(1, -2)) expect(all.includes(line)).toBe(false);
    }
    scene.home.remove();
  }, 120_000);
});
