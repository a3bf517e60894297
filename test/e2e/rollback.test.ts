import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CrashBench } from '../crash/crash-bench.js';
import { missingBackend } from '../support/backends.js';
import { startMoto } from '../support/moto.js';
import { startOpenbao } from '../support/openbao.js';
import { startRedis } from '../support/redis-server.js';
import { redisLeak, type DatabaseLeak } from './support/database-leak.js';
import { LeakScene, LOCAL_STORE, type Leak, type StoreChoice } from './support/leak-scene.js';
import { secretsManagerChoice, vaultChoice } from './support/store-servers.js';

interface StartedStore {
  readonly choice: StoreChoice;
  /** Other fields of the document that stood there before the rotation, beside a password that nobody uses any more. */
  readonly others: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const PATH = 'apps/orders';
const OTHERS = { region: 'eu', pool: 'a"b' };
const BEFORE = { ...OTHERS, password: ['stale', 'value'].join('-') };

const stores = [
  {
    title: 'the local store, where nothing stood before',
    missing: undefined,
    start: (): Promise<StartedStore> =>
      Promise.resolve({ choice: LOCAL_STORE, others: {}, stop: () => Promise.resolve() }),
  },
  {
    title: 'Vault (OpenBao), in a document with other fields',
    missing: missingBackend('bao'),
    async start(): Promise<StartedStore> {
      const bao = await startOpenbao();
      const choice = await vaultChoice(bao);
      const { mount } = choice.stores['team'] as { mount: string };
      await bao.call('POST', `${mount}/data/${PATH}`, { data: BEFORE });
      return { choice, others: OTHERS, stop: () => bao.stop() };
    },
  },
  {
    title: 'AWS Secrets Manager (moto), in a document with other fields',
    missing: missingBackend('python'),
    async start(): Promise<StartedStore> {
      const moto = await startMoto();
      const { endpoint, region, admin: credentials } = moto;
      const sdk = new SecretsManagerClient({ endpoint, region, credentials });
      await sdk.send(new CreateSecretCommand({ Name: PATH, SecretString: JSON.stringify(BEFORE) }));
      sdk.destroy();
      return { choice: secretsManagerChoice(moto), others: OTHERS, stop: () => moto.stop() };
    },
  },
] as const;

let cleanUp: (() => unknown)[] = [];
let leaked: DatabaseLeak;
beforeEach(async () => {
  if (missingBackend('redis') !== undefined) return;
  const server = await startRedis();
  cleanUp.push(() => server.stop());
  leaked = await redisLeak(server);
  cleanUp.push(leaked.remove);
});
afterEach(async () => {
  for (const one of cleanUp.toReversed()) await one();
  cleanUp = [];
});

/** With a time in which both passwords work, so that the rotation stops there. */
const withGrace = (leak: Leak): Leak => ({ ...leak, credential: { ...leak.credential, grace: '10m' } });

interface Listed {
  readonly id: string;
  readonly state: string;
}
const passwordIn = (env: Record<string, string>): string => new URL(env['DATABASE_URL']!).password;

describe.each(stores)('a rollback through $title', ({ missing, start }) => {
  it.skipIf((missing ?? missingBackend('redis')) !== undefined)(
    'gives store, consumer and provider the old password back, and nothing of the new one stays',
    async () => {
      const { choice, others, stop } = await start();
      cleanUp.push(stop);
      const scene = await LeakScene.make(withGrace(leaked.leak), choice);
      cleanUp.push(() => scene.home.remove());
      const fingerprint = await scene.scan();
      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      const { password: fresh = '' } = await scene.stored();
      expect(await leaked.login(fresh), applied.stderr).toBe('works');
      expect(passwordIn(scene.env()) === fresh).toBe(true);
      const id = await stateOf(scene, 'grace');

      const back = await scene.run(['rotations', 'rollback', id]);

      expect(back, back.stderr).toMatchObject({ code: 0 });
      await stateOf(scene, 'aborted');
      expect(await leaked.login(leaked.oldPassword)).toBe('works');
      expect(await leaked.login(fresh)).toBe(leaked.refusal);
      expect(await leaked.livePasswords()).toBe(1);
      expect(passwordIn(scene.env()) === leaked.oldPassword).toBe(true);
      const { password, ...kept } = await scene.stored();
      expect(password === leaked.oldPassword).toBe(true);
      expect(kept).toEqual(others);
      const listed = await scene.run(['secret', 'list', '--json', '--store', choice.name]);
      const entries = JSON.parse(listed.stdout) as Record<string, unknown>[];
      expect(entries).toMatchObject([{ path: PATH, metadata: { rolledBack: id } }]);
      expect(entries[0]).not.toHaveProperty('pendingRotationId');
      const shown = await scene.run(['rotations', 'show', id]);
      expect(shown.stdout).toContain(`"takenBack":"${choice.name}:${PATH}"`);
      expect(shown.stdout).toContain(`"versionId":"${String(entries[0]!['currentVersion'])}"`);

      const again = await scene.run(['rotations', 'rollback', id]);
      expect(again.stderr).toContain('it is aborted');
      const next = await scene.run(['rotate', fingerprint, '--apply']);
      const { password: second = '' } = await scene.stored();
      expect(await leaked.login(second), next.stderr).toBe('works');
      expect(second === leaked.oldPassword).toBe(false);

      const said = [applied, back, listed, shown, again, next].map(({ stdout, stderr }) => stdout + stderr).join('\n');
      expect([leaked.oldPassword, fresh, second].map((secret) => said.includes(secret))).toEqual([false, false, false]);
    },
    90_000,
  );
});

/** The id of the one rotation, which is in this state. */
async function stateOf(scene: Pick<LeakScene, 'run'>, state: string): Promise<string> {
  const list = await scene.run(['rotations', 'list', '--json']);
  const [rotation] = JSON.parse(list.stdout) as Listed[];
  expect(rotation?.state, list.stdout).toBe(state);
  return rotation!.id;
}

describe('a rollback that is killed', () => {
  it.skipIf(missingBackend('redis') !== undefined)(
    'ends the same when it is asked for again or resumed',
    async () => {
      const bench = await CrashBench.make(
        {
          leak: withGrace(leaked.leak),
          restore: () => leaked.restore(),
          afterRotation: async (stored, env) => ({
            livePasswords: await leaked.livePasswords(),
            oldPassword: await leaked.login(leaked.oldPassword),
            isStoredOld: stored['password'] === leaked.oldPassword,
            isEnvOld: passwordIn(env) === leaked.oldPassword,
          }),
          rotated: { livePasswords: 1, oldPassword: 'works', isStoredOld: true, isEnvOld: true },
          afterAbort: () => Promise.reject(new Error('nothing is aborted here')),
          untouched: {},
          close: () => Promise.resolve(),
        },
        LOCAL_STORE,
      );
      cleanUp.push(() => bench.remove());
      const inGrace = async (): Promise<readonly string[]> => {
        await bench.reset();
        await bench.apply();
        return ['rotations', 'rollback', await stateOf(bench.scene, 'grace')];
      };
      const operations = await bench.count(await inGrace());
      expect(operations.some((what) => what.startsWith('server'))).toBe(true);
      expect(await bench.outcome()).toEqual(bench.rotated);

      for (let killAt = 2; killAt <= operations.length; killAt += 9) {
        const rollback = await inGrace();
        const where = `killed before ${String(killAt)} of ${String(operations.length)}, ${operations[killAt - 1]!}`;
        expect(await bench.run(rollback, killAt), where).toMatchObject({ signal: 'SIGKILL' });
        const asked = killAt % 2 === 0 ? await bench.run(rollback) : await bench.run(['rotations', 'resume']);
        if (!asked.stderr.includes('it is aborted')) expect(asked, where).toMatchObject({ code: 0 });
        expect(await bench.outcome(), where).toEqual(bench.rotated);
      }
    },
    240_000,
  );
});
