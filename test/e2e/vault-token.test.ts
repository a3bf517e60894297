import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { lookUp, vaultTokenScene } from '../support/vault-token-world.js';
import { LeakScene } from './support/leak-scene.js';
import { vaultTokenLeak } from './support/vault-token-leak.js';

const missing = missingBackend('bao');

describe.skipIf(missing !== undefined)(`a leaked Vault token${missing === undefined ? '' : ` (${missing})`}`, () => {
  let bao: Openbao;
  beforeAll(async () => {
    bao = await startOpenbao();
  }, 30_000);
  afterAll(() => bao?.stop());

  it('goes from a repository to a dead token, with the replacement in the store and the env file', async () => {
    const leaked = await vaultTokenScene(bao);
    const scene = await LeakScene.make(vaultTokenLeak(leaked));
    const old = leaked.credential.secret.reveal();
    const fingerprint = await scene.scan();

    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toContain(`create an orphan token with the policies ${leaked.policy}`);
    expect(plan.stdout).toContain('tokens and leases that it made die with it');
    expect(await leaked.live()).toEqual([leaked.accessor]);
    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });

    expect(await leaked.statusOf(old)).toBe(403);
    expect(await lookUp(bao, leaked.accessor)).toBeUndefined();
    const fresh = (await scene.stored())['token']!;
    expect(await leaked.statusOf(fresh)).toBe(200);
    expect(scene.env()['VAULT_TOKEN'] === fresh).toBe(true);
    expect(await leaked.live()).toHaveLength(1);
    const list = await scene.run(['rotations', 'list']);
    expect(list.stdout).toContain('done');
    const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
    expect(shown.code).toBe(0);
    const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
    for (const secret of [old, fresh, leaked.admin]) expect(all.includes(secret)).toBe(false);
    scene.home.remove();
  }, 90_000);
});
