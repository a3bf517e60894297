import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingBackend } from '../support/backends.js';
import { startMoto, type Moto } from '../support/moto.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { AwsLeak, printed } from './support/aws-leak.js';
import { LeakScene, type StoreChoice } from './support/leak-scene.js';

const missing = missingBackend('python') ?? missingBackend('bao');

describe.skipIf(missing !== undefined)(
  `a leaked AWS key${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let moto: Moto;
    let bao: Openbao;
    beforeAll(async () => {
      moto = await startMoto({ enforceIam: true });
      bao = await startOpenbao();
    }, 60_000);
    afterAll(async () => {
      await moto?.stop();
      await bao?.stop();
    });

    const vault = async (): Promise<StoreChoice> => {
      const mount = await bao.newMount();
      const { roleId, secretId } = await bao.appRole(
        `path "${mount}/*" { capabilities = ["create", "read", "update", "patch", "delete", "list"] }`,
      );
      const auth = { approle: printed({ role_id: roleId, secret_id: secretId }) };
      return { name: 'team', stores: { team: { type: 'vault', address: bao.address, mount, auth } } };
    };
    const secretsManager = (): Promise<StoreChoice> => {
      const { region, endpoint, admin } = moto;
      const team = { type: 'aws-secrets-manager', region, endpoint, credentials: printed(admin) };
      return Promise.resolve({ name: 'team', stores: { team } });
    };

    it.each([
      ['Vault', vault],
      ['AWS Secrets Manager', secretsManager],
    ] as const)(
      'goes from a repository to a dead key, with the replacement current in %s',
      async (_, choose) => {
        await moto.reset();
        const leaked = await AwsLeak.make(moto);
        const scene = await LeakScene.make(leaked.leak, await choose());
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
  },
);
