import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { awsSecretsManagerStore } from '../../src/stores/aws-secrets-manager.js';
import { configOf } from '../../src/stores/aws-secrets-manager/client.js';
import type { SecretStore } from '../../src/stores/secret-store.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type Fate, type LossyHttpProxy, type ProxiedRequest } from '../support/lossy-http-proxy.js';
import { startMoto, type AwsKey, type Moto } from '../support/moto.js';
import { storeContract } from './stores.js';

const missing = missingBackend('python');
describe.skipIf(missing !== undefined)(
  `aws-secrets-manager against moto${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let moto: Moto;
    let sdk: SecretsManagerClient;
    beforeAll(async () => {
      moto = await startMoto();
    });
    afterAll(() => moto.stop());

    const fresh = async (): Promise<void> => {
      await moto.reset();
      sdk = new SecretsManagerClient({ endpoint: moto.endpoint, region: moto.region, credentials: moto.admin });
    };
    const open = (endpoint = moto.endpoint, key: AwsKey = moto.admin): SecretStore => {
      const { accessKeyId, secretAccessKey } = key;
      const credentials = { accessKeyId, secretAccessKey: new SecretValue(secretAccessKey) };
      return awsSecretsManagerStore({ region: moto.region, endpoint, credentials });
    };

    /** As an application would: creates the secret, or puts a new current version. */
    const seed = async (SecretId: string, value: SecretValue): Promise<string> => {
      const SecretString = value.reveal();
      try {
        const { VersionId } = await sdk.send(new CreateSecretCommand({ Name: SecretId, SecretString }));
        return VersionId ?? '';
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ResourceExistsException') throw error;
        const VersionStages = ['AWSCURRENT'];
        const { VersionId } = await sdk.send(new PutSecretValueCommand({ SecretId, SecretString, VersionStages }));
        return VersionId ?? '';
      }
    };

    storeContract('aws-secrets-manager', async () => {
      await fresh();
      return {
        store: open(),
        second: open(),
        similarNames: ['a/b', 'A/b', 'a', 'a/b/c', 'a.b', 'a@b'],
        seed,
        close: async () => sdk.destroy(),
      };
    });

    const signal = AbortSignal.timeout(10 * 60_000);
    const path = 'apps/orders/db';
    const R1 = 'r111111111111';
    const R2 = 'r222222222222';
    const value = new SecretValue(['brand', 'new', 'value'].join('~'));
    const old = new SecretValue(['old', 'value'].join('~'));
    const theirs = new SecretValue(['their', 'value'].join('~'));
    const request = { path, rotationId: R1, value, metadata: { purpose: 'orders (read, write) für alle' } };
    const labels = async (): Promise<Record<string, string[]>> => {
      const { VersionIdsToStages } = await sdk.send(new DescribeSecretCommand({ SecretId: path }));
      const held = Object.entries(VersionIdsToStages ?? {}).filter(([, names]) => names.length > 0);
      return Object.fromEntries(held.map(([id, names]) => [id, [...names].sort()]));
    };
    const targetOf = ({ headers }: ProxiedRequest): string => String(headers['x-amz-target']).split('.')[1] ?? '';
    const isChange = (seen: ProxiedRequest): boolean => !/^(Describe|Get|List)/.test(targetOf(seen));
    const proxied = async (): Promise<{ proxy: LossyHttpProxy; store: SecretStore }> => {
      const proxy = await lossyHttpProxy(moto.endpoint);
      onTestFinished(() => proxy.stop());
      return { proxy, store: open(proxy.address) };
    };

    describe('when answers are lost', () => {
      beforeEach(() => fresh());

      it.each([true, false])(
        'finds out that each change was made, and makes none twice (seeded: %s)',
        async (isSeeded) => {
          const before = isSeeded ? await seed(path, old) : undefined;
          const { proxy, store } = await proxied();
          proxy.decide((seen) => (isChange(seen) ? 'lose' : 'pass'));
          const id = await store.stage(request, signal);
          await store.promote(path, R1, id, before, signal);
          expect(await store.current(path, signal)).toMatchObject({ id, rotationId: R1 });
          expect(await labels()).toEqual({
            [id]: ['AWSCURRENT', `unleak-rotation-${R1}`],
            ...(before === undefined ? {} : { [before]: ['AWSPREVIOUS'] }),
          });
          const changes = proxy.seen.filter(isChange).map(({ body }) => body);
          expect(new Set(changes).size).toBe(changes.length);
        },
      );

      it('takes back a secret that it created, although every answer is lost', async () => {
        const { proxy, store } = await proxied();
        proxy.decide((seen) => (isChange(seen) ? 'lose' : 'pass'));
        await store.stage(request, signal);
        await store.discard(path, R1, signal);
        expect(await store.list(signal)).toEqual([]);
        const { DeletedDate } = await sdk.send(new DescribeSecretCommand({ SecretId: path }));
        expect(DeletedDate).toBeInstanceOf(Date);
      });

      it('sends a change again that never arrived, once', async () => {
        const before = await seed(path, old);
        const { proxy, store } = await proxied();
        const cutOnce = new Set<string>();
        proxy.decide((seen) => {
          const fate: Fate = isChange(seen) && !cutOnce.has(seen.body) ? 'cut' : 'pass';
          cutOnce.add(seen.body);
          return fate;
        });
        const id = await store.stage(request, signal);
        await store.promote(path, R1, id, before, signal);
        expect(await store.current(path, signal)).toMatchObject({ id, rotationId: R1 });
        expect((await store.previous(path, signal))?.id).toBe(before);
      });

      it('says that nothing is known where no answer ever comes, and can go on later', async () => {
        const before = await seed(path, old);
        const { proxy, store } = await proxied();
        proxy.decide((seen) => (targetOf(seen) === 'PutSecretValue' ? 'cut' : 'pass'));
        await expect(store.stage(request, signal)).rejects.toMatchObject({ code: 'ambiguous' });
        // Once by us and once more after looking; the SDK itself repeats nothing.
        expect(proxy.seen.filter((seen) => targetOf(seen) === 'PutSecretValue')).toHaveLength(2);
        expect(await labels()).toEqual({ [before]: ['AWSCURRENT'] });
        proxy.decide(() => 'pass');
        await store.promote(path, R1, await store.stage(request, signal), before, signal);
        expect((await store.current(path, signal))?.value.equals(value)).toBe(true);
      });

      it('is a conflict where somebody else wrote while our answer was awaited', async () => {
        const before = await seed(path, old);
        const { proxy, store } = await proxied();
        const id = await store.stage(request, signal);
        proxy.decide(async (seen): Promise<Fate> => {
          if (!seen.body.includes('AWSCURRENT') || !isChange(seen)) return 'pass';
          await seed(path, theirs);
          return 'pass';
        });
        await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'conflict' });
        expect((await store.current(path, signal))?.value.equals(theirs)).toBe(true);
        expect((await store.staged(path, R1, signal))?.id).toBe(id);
      });

      it('is a conflict where somebody else writes the first value in the same moment', async () => {
        const { proxy, store } = await proxied();
        const id = await store.stage(request, signal);
        let writes = 0;
        proxy.decide(async (seen): Promise<Fate> => {
          if (isChange(seen) && writes++ === 0) await seed(path, theirs);
          return 'pass';
        });
        await store.promote(path, R1, id, undefined, signal).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'conflict' });
        });
        expect((await store.current(path, signal))?.value.equals(theirs)).toBe(true);
      });

      it.each([true, false])(
        'comes to the same end from a crash before or after any change (seeded: %s)',
        async (isSeeded) => {
          const { proxy, store } = await proxied();
          for (const last of ['cut', 'lose'] as const) {
            let isFinished = false;
            for (let allowed = 0; !isFinished; allowed += 1) {
              const at = `apps/${last}/${String(allowed)}`;
              const left = `${at}/abandoned`;
              const before = isSeeded ? await seed(at, old) : undefined;
              const beforeLeft = isSeeded ? await seed(left, old) : undefined;
              const run = async (): Promise<void> => {
                const id = await store.stage({ ...request, path: at }, signal);
                await store.promote(at, R1, id, before, signal);
              };
              const crash = (): void => {
                let changes = 0;
                proxy.decide((seen) => {
                  if (isChange(seen)) changes += 1;
                  if (changes > allowed + 1) return 'cut';
                  return isChange(seen) && changes === allowed + 1 ? last : 'pass';
                });
              };
              crash();
              isFinished = await run().then(
                () => true,
                () => false,
              );
              crash();
              await store.stage({ ...request, path: left }, signal).catch(() => undefined);
              proxy.decide(() => 'pass');

              await run();
              expect(await store.current(at, signal)).toMatchObject({ rotationId: R1 });
              expect((await store.previous(at, signal))?.id).toBe(before);
              expect(await store.staged(at, R1, signal)).toBeUndefined();

              await store.discard(left, R1, signal);
              expect((await store.current(left, signal))?.id).toBe(beforeLeft);
              const next = await store.stage({ ...request, path: left, rotationId: R2 }, signal);
              await store.promote(left, R2, next, beforeLeft, signal);
              expect(await store.current(left, signal)).toMatchObject({ id: next, rotationId: R2 });
              expect(allowed).toBeLessThan(20);
            }
          }
          const entries = await store.list(signal);
          expect(entries.filter((entry) => entry.pendingRotationId !== undefined)).toEqual([]);
        },
        120_000,
      );

      it.each([true, false])(
        'takes back wherever the promotion, and then the taking back, was broken off (seeded: %s)',
        async (isSeeded) => {
          const { proxy, store } = await proxied();
          const direct = open();
          let isFinished = false;
          for (let allowed = 0; !isFinished; allowed += 1) {
            const at = `apps/back/${String(allowed)}`;
            const before = isSeeded ? await seed(at, old) : undefined;
            const id = await store.stage({ ...request, path: at }, signal);
            const crash = (): void => {
              let changes = 0;
              proxy.decide((seen) => (isChange(seen) && ++changes > allowed ? 'cut' : 'pass'));
            };
            const takeBack = async (through: SecretStore): Promise<void> => {
              const metadata = { rolledBack: 'yes' };
              const back = { path: at, rotationId: R1, value: old, metadata, replaces: id };
              await through.promote(at, R1, await through.stage(back, signal), id, signal);
            };
            crash();
            await store.promote(at, R1, id, before, signal).catch(() => undefined);
            // Nothing was published: nothing is to be taken back.
            if ((await direct.current(at, signal))?.id === before) await direct.promote(at, R1, id, before, signal);
            crash();
            isFinished = await takeBack(store).then(
              () => true,
              () => false,
            );
            proxy.decide(() => 'pass');

            await takeBack(direct);
            const current = await direct.current(at, signal);
            expect(current?.rotationId).toBe(R1);
            expect(current?.value.equals(old)).toBe(true);
            expect((await direct.previous(at, signal))?.id).toBe(id);
            const { VersionIdsToStages, Tags } = await sdk.send(new DescribeSecretCommand({ SecretId: at }));
            expect(
              Object.values(VersionIdsToStages ?? {})
                .flat()
                .sort(),
            ).toEqual(['AWSCURRENT', 'AWSPREVIOUS', `unleak-rotation-${R1}`]);
            expect(Tags).toEqual([{ Key: 'unleak:rolledBack', Value: 'yes' }]);
            expect(allowed).toBeLessThan(20);
          }
        },
        120_000,
      );

      it('calls a read unreachable that gets no answer', async () => {
        const { proxy, store } = await proxied();
        proxy.decide(() => 'cut');
        await expect(store.current(path, signal)).rejects.toMatchObject({ code: 'provider-unreachable' });
      });
    });

    describe('what it leaves at AWS', () => {
      beforeEach(() => fresh());

      it('refuses a secret that rotates itself and changes nothing there', async () => {
        await seed(path, old);
        const RotationRules = { AutomaticallyAfterDays: 30 };
        await sdk.send(new RotateSecretCommand({ SecretId: path, RotationRules, RotateImmediately: false }));
        const before = await labels();
        await expect(open().stage(request, signal)).rejects.toMatchObject({ code: 'unsupported' });
        expect(await labels()).toEqual(before);
      });

      it('takes over AWSPENDING where a rotation by AWS left it on the current version', async () => {
        const before = await seed(path, old);
        const move = { SecretId: path, VersionStage: 'AWSPENDING', MoveToVersionId: before };
        await sdk.send(new UpdateSecretVersionStageCommand(move));
        const id = await open().stage(request, signal);
        expect(await labels()).toEqual({
          [before]: ['AWSCURRENT'],
          [id]: ['AWSPENDING', `unleak-rotation-${R1}`],
        });
      });

      it('is a conflict where somebody else has AWSPENDING on a version of theirs', async () => {
        await seed(path, old);
        const put = { SecretId: path, SecretString: theirs.reveal(), VersionStages: ['AWSPENDING'] };
        await sdk.send(new PutSecretValueCommand(put));
        const before = await labels();
        await expect(open().stage(request, signal)).rejects.toMatchObject({ code: 'conflict' });
        expect(await labels()).toEqual(before);
      });

      it('labels only what is current and previous, so that older values go', async () => {
        const store = open();
        let expected = await seed(path, old);
        for (const rotationId of [R1, R2, 'r333333333333']) {
          const next = { ...request, rotationId, value: new SecretValue(`${value.reveal()}${rotationId}`) };
          const id = await store.stage(next, signal);
          await store.promote(path, rotationId, id, expected, signal);
          expected = id;
        }
        const held = Object.values(await labels());
        expect(held).toHaveLength(2);
        expect(held).toContainEqual(['AWSCURRENT', 'unleak-rotation-r333333333333']);
        expect(held).toContainEqual(['AWSPREVIOUS', `unleak-rotation-${R2}`]);
        const all = { SecretId: path, IncludeDeprecated: true };
        expect((await sdk.send(new ListSecretVersionIdsCommand(all))).Versions?.length).toBeGreaterThanOrEqual(2);
      });

      it('keeps description and tags of others, and tells its own metadata in any characters', async () => {
        const Tags = [{ Key: 'team', Value: 'orders' }];
        const create = { Name: path, SecretString: old.reveal(), Description: 'ours', Tags };
        const { VersionId } = await sdk.send(new CreateSecretCommand(create));
        const store = open();
        const id = await store.stage(request, signal);
        await store.promote(path, R1, id, VersionId, signal);
        expect((await store.list(signal))[0]?.metadata).toEqual(request.metadata);
        const found = await sdk.send(new DescribeSecretCommand({ SecretId: path }));
        expect(found.Description).toBe('ours');
        expect(found.Tags?.map(({ Key }) => Key).sort()).toEqual(['team', 'unleak:purpose']);
        for (const { Key, Value } of found.Tags ?? []) expect(`${Key ?? ''}${Value ?? ''}`).toMatch(/^[\w .:/=+@-]+$/);
        expect(JSON.stringify(found)).not.toContain(value.reveal());
      });

      it('refuses a secret that a person scheduled for deletion, and reads it as nothing', async () => {
        await seed(path, old);
        await sdk.send(new DeleteSecretCommand({ SecretId: path, RecoveryWindowInDays: 7 }));
        expect(await open().current(path, signal)).toBeUndefined();
        await expect(open().stage(request, signal)).rejects.toMatchObject({ code: 'conflict' });
      });

      it('leaves a secret alone that it created and somebody else has filled', async () => {
        const store = open();
        await store.stage(request, signal);
        await seed(path, theirs);
        await store.discard(path, R1, signal);
        expect((await store.current(path, signal))?.value.equals(theirs)).toBe(true);
        expect(await store.previous(path, signal)).toBeUndefined();
      });

      it('says of a binary secret that it is none', async () => {
        await sdk.send(new CreateSecretCommand({ Name: path, SecretBinary: Buffer.from('x') }));
        await expect(open().current(path, signal)).rejects.toMatchObject({ code: 'unsupported' });
      });

      it.each(['', 'a%2fb', 'a b', 'ü', 'orders-abc123', 'x'.repeat(513)])(
        'refuses a name that AWS would not take (%#)',
        async (bad) => {
          await expect(open().current(bad, signal)).rejects.toMatchObject({ code: 'config' });
          await expect(open().stage({ ...request, path: bad }, signal)).rejects.toMatchObject({ code: 'config' });
        },
      );

      it('lets one of many rotations stage, each on a machine of its own', async () => {
        await seed(path, old);
        const rotations = Array.from({ length: 6 }, (_, index) => `r00000000000${String(index)}`);
        const results = await Promise.allSettled(
          rotations.map((rotationId) => open().stage({ ...request, rotationId }, signal)),
        );
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(Object.values(await labels()).filter((names) => names.includes('AWSPENDING'))).toHaveLength(1);
      });
    });

    describe('where it connects', () => {
      const capture = async (change: Partial<Parameters<typeof configOf>[0]>): Promise<string> => {
        const { accessKeyId, secretAccessKey } = moto.admin;
        const credentials = { accessKeyId, secretAccessKey: new SecretValue(secretAccessKey) };
        const settings = { region: 'eu-west-1', credentials, ...change };
        let host = '';
        const handle = (sent: { hostname: string }): Promise<never> => {
          host = sent.hostname;
          return Promise.reject(new Error('not sent'));
        };
        const requestHandler = { handle } as unknown as NonNullable<SecretsManagerClientConfig['requestHandler']>;
        const client = new SecretsManagerClient({
          ...configOf(settings, change.endpoint, 1000),
          requestHandler,
          maxAttempts: 1,
        });
        await expect(client.send(new DescribeSecretCommand({ SecretId: 'x' }))).rejects.toThrow('not sent');
        return host;
      };

      it('takes no endpoint from the environment', async () => {
        vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.9:9');
        vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', 'http://127.0.0.9:9');
        onTestFinished(() => void vi.unstubAllEnvs());
        expect(await capture({})).toBe('secretsmanager.eu-west-1.amazonaws.com');
        expect(await capture({ endpoint: 'http://127.0.0.2:1' })).toBe('127.0.0.2');
      });

      it.each(['http://aws.internal', 'https://key:secret@aws.internal', 'aws'])(
        'refuses the endpoint %j',
        (endpoint) => {
          expect(() => awsSecretsManagerStore({ region: 'eu-west-1', endpoint })).toThrow(/expected https/);
        },
      );
    });

    describe('with access control', () => {
      let enforced: Moto;
      beforeAll(async () => {
        enforced = await startMoto({ enforceIam: true });
      });
      afterAll(() => enforced.stop());
      /** What the documentation says a rotation needs. */
      const NEEDED = [
        'CreateSecret',
        'DeleteSecret',
        'DescribeSecret',
        'GetSecretValue',
        'PutSecretValue',
        'RestoreSecret',
        'TagResource',
        'UntagResource',
        'UpdateSecretVersionStage',
      ].map((action) => `secretsmanager:${action}`);

      it('needs no more than the documented actions', async () => {
        const store = open(enforced.endpoint, await enforced.newUser('rotator', NEEDED));
        const at = 'apps/allowed';
        await store.stage({ ...request, path: at }, signal);
        await store.discard(at, R1, signal);
        const id = await store.stage({ ...request, path: at, rotationId: R2 }, signal);
        await store.promote(at, R2, id, undefined, signal);
        expect(await store.current(at, signal)).toMatchObject({ id, rotationId: R2 });
      });

      it('names the missing right where a policy denies', async () => {
        const key = await enforced.newUser('reader', [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
        ]);
        const store = open(enforced.endpoint, key);
        expect(await store.current('apps/none', signal)).toBeUndefined();
        await expect(store.stage({ ...request, path: 'apps/none' }, signal)).rejects.toMatchObject({
          code: 'provider-refused',
          hint: expect.stringContaining('secretsmanager:CreateSecret') as string,
        });
      });

      it('refuses a wrong key without repeating it', async () => {
        const wrong = { ...enforced.admin, secretAccessKey: ['made', 'up'].join('-') };
        const error: unknown = await open(enforced.endpoint, wrong)
          .current(path, signal)
          .catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'provider-refused' });
        expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('made-up');
      });
    });
  },
);
