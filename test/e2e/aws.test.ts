import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { AwsLeak } from './support/aws-leak.js';
import { LeakScene } from './support/leak-scene.js';
import { startStores, type StoreServers } from './support/store-servers.js';

const missing = missingBackend('python') ?? missingBackend('bao');

describe.skipIf(missing !== undefined)(
  `a leaked AWS key${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let servers: StoreServers;
    beforeAll(async () => {
      servers = await startStores({ enforceIam: true });
    }, 60_000);
    afterAll(async () => {
      await servers?.stop();
    });

    it.each([
      { title: 'Vault', index: 1 },
      { title: 'AWS Secrets Manager', index: 2 },
    ])(
      'goes from a repository to a dead key, with the replacement current in $title',
      async ({ index }) => {
        const { moto, choices } = servers;
        await moto.reset();
        const leaked = await AwsLeak.make(moto);
        const scene = await LeakScene.make(leaked.leak, await choices[index]!.choose());
        const fingerprint = await scene.scan();

        const plan = await scene.run(['rotate', fingerprint]);
        expect(plan).toMatchObject({ code: 0, stderr: '' });
        expect(await leaked.use(leaked.key)).toBe('works');
        const applied = await scene.run(['rotate', fingerprint, '--apply']);
        expect(applied).toMatchObject({ code: 0 });

        expect(await leaked.use(leaked.key)).toBe('InvalidClientTokenId');
        const { accessKeyId, secretAccessKey } = (await scene.stored()) as {
          accessKeyId: string;
          secretAccessKey: string;
        };
        expect(await leaked.use({ accessKeyId, secretAccessKey })).toBe('works');
        expect(await leaked.activeKeys()).toEqual([accessKeyId]);
        const env = scene.env();
        expect(env['AWS_ACCESS_KEY_ID']).toBe(accessKeyId);
        expect(env['AWS_SECRET_ACCESS_KEY'] === secretAccessKey).toBe(true);
        expect((await scene.run(['rotations', 'list'])).stdout).toContain('done');
        const all = `${plan.stdout}${applied.stdout}${applied.stderr}`;
        for (const secret of [secretAccessKey, leaked.key.secretAccessKey, moto.admin.secretAccessKey]) {
          expect(all.includes(secret)).toBe(false);
        }
        scene.home.remove();
      },
      120_000,
    );

    it('waits for a person where the user has two keys, and goes on in the slot that the person frees', async () => {
      const { moto } = servers;
      await moto.reset();
      // moto takes the policy that ends sessions for one that denies everything: it knows no conditions. So the user may
      // do nothing that the new key would be tried with after that.
      const leaked = await AwsLeak.make(moto, moto.endpoint, ['s3:GetObject']);
      const other = await leaked.addKey();
      const main = { ...(leaked.leak.providers['aws-main'] as object), principal: 'same-user' };
      const scene = await LeakScene.make({ ...leaked.leak, providers: { 'aws-main': main } });
      const fingerprint = await scene.scan();

      const waiting = await scene.run(['rotate', fingerprint, '--apply']);
      expect(waiting.code).toBe(4);
      expect(waiting.stderr).toContain(`--free-slot ${other}`);
      expect(await leaked.use(leaked.key)).toBe('works');
      const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
      const leakedId = leaked.key.accessKeyId;
      expect(await scene.run(['rotations', 'resume', id, '--free-slot', leakedId])).toMatchObject({ code: 2 });

      const resumed = await scene.run(['rotations', 'resume', id, '--free-slot', other]);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(await leaked.use(leaked.key)).toBe('InvalidClientTokenId');
      expect(await leaked.activeKeys()).toEqual([(await scene.stored())['accessKeyId']]);
      scene.home.remove();
    }, 120_000);
  },
);
