import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import nodeVault from 'node-vault';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { vaultStore, type VaultSettings } from '../../src/stores/vault.js';
import type { SecretStore } from '../../src/stores/secret-store.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type Fate, type LossyHttpProxy, type ProxiedRequest } from '../support/lossy-http-proxy.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { storeContract } from './stores.js';

/** A policy that allows nothing. */
const NOTHING = 'path "nothing/at/all" { capabilities = ["deny"] }';
const missing = missingBackend('bao');
describe.skipIf(missing !== undefined)(`vault against OpenBao${missing === undefined ? '' : ` (${missing})`}`, () => {
  let bao: Openbao;
  beforeAll(async () => {
    bao = await startOpenbao();
  });
  afterAll(() => bao.stop());

  const open = (mount: string): SecretStore => {
    const auth = { token: new SecretValue(bao.rootToken) };
    return vaultStore({ address: bao.address, mount, auth }, { clock: systemClock });
  };

  storeContract('vault', async () => {
    const mount = await bao.newMount();
    return {
      store: open(mount),
      second: open(mount),
      respellsJson: true,
      seed: async (path, value) => {
        const text = value.reveal();
        const data: unknown = text.startsWith('{') ? JSON.parse(text) : { value: text };
        const encoded = path.split('/').map(encodeURIComponent).join('/');
        const answer = await bao.call('POST', `${mount}/data/${encoded}`, { data });
        return String((answer['data'] as { version: number }).version);
      },
      close: async () => {
        await bao.call('DELETE', `sys/mounts/${mount}`);
      },
    };
  });

  const signal = AbortSignal.timeout(10 * 60_000);
  const path = 'apps/orders/db';
  const R1 = 'r111111111111';
  const metadata = { purpose: 'orders service', fingerprint: 'v1:00' };
  const fresh = new SecretValue(['brand', 'new', 'value'].join('~'));
  const old = new SecretValue(['old', 'value'].join('~'));
  const request = { path, rotationId: R1, value: fresh, metadata };
  let mount: string;
  beforeEach(async () => {
    mount = await bao.newMount();
  });
  const seed = async (value: SecretValue, at = path): Promise<string> => {
    const answer = await bao.call('POST', `${mount}/data/${at}`, { data: { value: value.reveal() } });
    return String((answer['data'] as { version: number }).version);
  };
  const settingsWith = (change: Partial<VaultSettings>): VaultSettings => ({
    address: bao.address,
    mount,
    auth: { token: new SecretValue(bao.rootToken) },
    ...change,
  });
  const storeWith = (change: Partial<VaultSettings>, requestTimeoutMs = 15_000): SecretStore =>
    vaultStore(settingsWith(change), { clock: systemClock, requestTimeoutMs });
  const proxied = async (): Promise<{ proxy: LossyHttpProxy; store: SecretStore }> => {
    const proxy = await lossyHttpProxy(bao.address);
    onTestFinished(() => proxy.stop());
    return { proxy, store: storeWith({ address: proxy.address }) };
  };
  const versionsOf = async (at = path): Promise<string[]> => {
    const answer = await bao.call('GET', `${mount}/metadata/${at}`);
    return Object.keys((answer['data'] as { versions: object }).versions);
  };

  describe('when answers are lost', () => {
    const isPublish = ({ method, path: url }: ProxiedRequest): boolean =>
      method === 'POST' && url.endsWith(`/data/${path}`);
    const isChange = ({ method, path: url }: ProxiedRequest): boolean => method !== 'GET' && url.includes(`/${mount}/`);

    it('finds out that each change was made, and makes none twice', async () => {
      const before = await seed(old);
      const { proxy, store } = await proxied();
      // Metadata is written again when its answer is lost, so that second answer has to come.
      const lostOnce = new Set<string>();
      proxy.decide((seen) => {
        const key = `${seen.method} ${seen.path}`;
        const fate: Fate = isChange(seen) && !lostOnce.has(key) ? 'lose' : 'pass';
        lostOnce.add(key);
        return fate;
      });
      const id = await store.stage(request, signal);
      await store.promote(path, R1, id, before, signal);
      expect(await store.current(path, signal)).toMatchObject({ id, rotationId: R1 });
      expect(await versionsOf()).toEqual([before, id]);
      expect(proxy.seen.filter(isPublish)).toHaveLength(1);
      expect(proxy.seen.filter(isChange).length).toBeGreaterThan(5);
      expect((await bao.call('GET', `${mount}/metadata/apps/orders?list=true`))['data']).toEqual({ keys: ['db'] });
    });

    it('sends a write again that never arrived', async () => {
      const before = await seed(old);
      const { proxy, store } = await proxied();
      const id = await store.stage(request, signal);
      let cuts = 0;
      proxy.decide((seen) => (isPublish(seen) && cuts++ === 0 ? 'cut' : 'pass'));
      await store.promote(path, R1, id, before, signal);
      expect(cuts).toBe(2);
      expect(await versionsOf()).toEqual([before, id]);
    });

    it('says that nothing is known where no answer ever comes, and can go on later', async () => {
      const before = await seed(old);
      const { proxy, store } = await proxied();
      const id = await store.stage(request, signal);
      proxy.decide((seen) => (isPublish(seen) ? 'cut' : 'pass'));
      await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(await versionsOf()).toEqual([before]);
      proxy.decide(() => 'pass');
      await store.promote(path, R1, id, before, signal);
      expect(await versionsOf()).toEqual([before, id]);
    });

    it.each<[string, Fate]>([
      ['just before us', 'pass'],
      ['while our answer was awaited', 'cut'],
    ])('is a conflict where somebody else wrote %s', async (_, fate) => {
      const before = await seed(old);
      const { proxy, store } = await proxied();
      const id = await store.stage(request, signal);
      const theirs = new SecretValue(['their', 'value'].join('~'));
      proxy.decide(async (seen) => {
        if (!isPublish(seen)) return 'pass';
        await seed(theirs);
        return fate;
      });
      await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'conflict' });
      expect((await store.current(path, signal))?.value.equals(theirs)).toBe(true);
      expect((await store.current(path, signal))?.rotationId).toBeUndefined();
      expect((await store.staged(path, R1, signal))?.id).toBe(id);
    });

    it('goes on after a crash between publishing and saying who did it', async () => {
      const before = await seed(old);
      const { proxy, store } = await proxied();
      const id = await store.stage(request, signal);
      proxy.decide(({ method }) => (method === 'PATCH' ? 'cut' : 'pass'));
      await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'ambiguous' });
      proxy.decide(() => 'pass');
      await store.promote(path, R1, id, before, signal);
      expect(await store.current(path, signal)).toMatchObject({ id, rotationId: R1 });
      expect(await versionsOf()).toEqual([before, id]);
    });

    it('comes to the same end from a crash before or after any of its changes', async () => {
      const R2 = 'r222222222222';
      const { proxy, store } = await proxied();
      for (const last of ['cut', 'lose'] as const) {
        let isFinished = false;
        for (let allowed = 0; !isFinished; allowed += 1) {
          const at = `apps/${last}${String(allowed)}`;
          const [before, abandoned] = [await seed(old, at), await seed(old, `${at}-abandoned`)];
          const run = async (where: string, expected: string): Promise<void> => {
            const id = await store.stage({ ...request, path: where }, signal);
            await store.promote(where, R1, id, expected, signal);
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
          isFinished = await run(at, before).then(
            () => true,
            () => false,
          );
          crash();
          await store.stage({ ...request, path: `${at}-abandoned` }, signal).catch(() => undefined);
          proxy.decide(() => 'pass');

          await run(at, before);
          expect(await store.current(at, signal)).toMatchObject({ id: '2', rotationId: R1 });
          expect(await versionsOf(at)).toEqual(['1', '2']);

          await store.discard(`${at}-abandoned`, R1, signal);
          const next = await store.stage({ ...request, path: `${at}-abandoned`, rotationId: R2 }, signal);
          await store.promote(`${at}-abandoned`, R2, next, abandoned, signal);
          const root = await bao.call('GET', `${mount}/metadata/apps?list=true`);
          expect(JSON.stringify(root)).not.toContain('__pending');
          expect(allowed).toBeLessThan(20);
        }
      }
    }, 120_000);

    it('takes back wherever the promotion, and then the taking back, was broken off', async () => {
      const { proxy, store } = await proxied();
      const direct = storeWith({});
      let isFinished = false;
      for (let allowed = 0; !isFinished; allowed += 1) {
        const at = `apps/back${String(allowed)}`;
        const before = await seed(old, at);
        const id = await store.stage({ ...request, path: at }, signal);
        const crash = (): void => {
          let changes = 0;
          proxy.decide((seen) => (isChange(seen) && ++changes > allowed ? 'cut' : 'pass'));
        };
        const takeBack = async (through: SecretStore): Promise<void> => {
          const back = await through.stage({ path: at, rotationId: R1, value: old, metadata, replaces: id }, signal);
          await through.promote(at, R1, back, id, signal);
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
        expect(current).toMatchObject({ id: '3', rotationId: R1 });
        expect(current?.value.equals(old)).toBe(true);
        expect(await versionsOf(at)).toEqual(['1', '2', '3']);
        const root = await bao.call('GET', `${mount}/metadata/apps?list=true`);
        expect(JSON.stringify(root)).not.toContain('__pending');
        expect(allowed).toBeLessThan(20);
      }
    }, 120_000);

    it('gives up at its deadline and calls a read unreachable, a write unknown', async () => {
      const proxy = await lossyHttpProxy(bao.address);
      onTestFinished(() => proxy.stop());
      proxy.decide(({ path: url }) => (url.includes('/data/') ? new Promise<Fate>(() => undefined) : 'pass'));
      const store = storeWith({ address: proxy.address }, 500);
      await expect(store.current(path, signal)).rejects.toMatchObject({ code: 'provider-unreachable' });
      proxy.decide(({ method }) => (method === 'POST' ? new Promise<Fate>(() => undefined) : 'pass'));
      await expect(store.stage(request, signal)).rejects.toMatchObject({ code: 'ambiguous' });
    });

    it('stops in the middle of a request when the signal aborts', async () => {
      const proxy = await lossyHttpProxy(bao.address);
      onTestFinished(() => proxy.stop());
      const controller = new AbortController();
      proxy.decide(({ path: url }) => {
        if (!url.includes('/data/')) return 'pass';
        controller.abort(new Error('enough'));
        return new Promise<Fate>(() => undefined);
      });
      const store = storeWith({ address: proxy.address });
      await expect(store.current(path, controller.signal)).rejects.toThrow('enough');
    });
  });

  describe('what may be done', () => {
    /** The policy that the documentation gives for one secret. */
    const policyFor = (at: string): string => `
      path "${mount}/data/${at}" { capabilities = ["create", "read", "update"] }
      path "${mount}/metadata/${at}" { capabilities = ["read", "patch"] }
      path "${mount}/data/${at}__pending/*" { capabilities = ["create", "read", "update"] }
      path "${mount}/metadata/${at}__pending/*" { capabilities = ["create", "read", "update", "delete", "list"] }
      path "${mount}/metadata/${at}__pending" { capabilities = ["list"] }`;

    it('logs in with an AppRole and needs no more than the documented policy', async () => {
      const before = await seed(old);
      const { roleId, secretId } = await bao.appRole(policyFor(path));
      const store = storeWith({ auth: { approle: { roleId, secretId: new SecretValue(secretId) } } });
      const id = await store.stage(request, signal);
      await store.discard(path, R1, signal);
      expect(await store.stage(request, signal)).toBe(id);
      expect((await store.staged(path, R1, signal))?.value.equals(fresh)).toBe(true);
      await store.promote(path, R1, id, before, signal);
      expect((await store.previous(path, signal))?.value.equals(old)).toBe(true);
    });

    it('logs in once for calls that start together, and again when the token has run out', async () => {
      const { proxy } = await proxied();
      const { roleId, secretId } = await bao.appRole(policyFor(path));
      let now = new Date();
      const auth = { approle: { roleId, secretId: new SecretValue(secretId) } };
      const clock = { ...systemClock, now: () => now };
      const store = vaultStore(settingsWith({ address: proxy.address, auth }), { clock });
      const logins = (): number => proxy.seen.filter((seen) => seen.path.endsWith('/login')).length;
      await Promise.all([store.current(path, signal), store.current(path, signal), store.previous(path, signal)]);
      expect(logins()).toBe(1);
      now = new Date(now.getTime() + 59 * 60_000);
      await store.current(path, signal);
      expect(logins()).toBe(1);
      now = new Date(now.getTime() + 60_000);
      await store.current(path, signal);
      expect(logins()).toBe(2);
    });

    it('names the missing right where a policy denies', async () => {
      await seed(old);
      const token = await bao.tokenWith(`path "${mount}/data/${path}" { capabilities = ["read"] }`);
      const store = storeWith({ auth: { token: new SecretValue(token) } });
      await expect(store.current(path, signal)).resolves.toBeDefined();
      await expect(store.stage(request, signal)).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining(
          `path "${mount}/data/${path}__pending/${R1}" { capabilities = ["read"] }`,
        ) as string,
      });
    });

    it.each(['token', 'secret id'])('refuses a wrong %s without repeating it', async (what) => {
      const wrong = new SecretValue(['s', 'made-up'].join('.'));
      const { roleId } = await bao.appRole(NOTHING);
      const auth = what === 'token' ? { token: wrong } : { approle: { roleId, secretId: wrong } };
      const error: unknown = await storeWith({ auth })
        .current(path, signal)
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'provider-refused' });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('made-up');
    });

    it('takes neither token nor address nor namespace from the environment', async () => {
      vi.stubEnv('VAULT_TOKEN', bao.rootToken);
      vi.stubEnv('VAULT_ADDR', 'http://127.0.0.1:9');
      vi.stubEnv('VAULT_NAMESPACE', 'elsewhere');
      vi.stubEnv('VAULT_PREFIX', '/elsewhere');
      onTestFinished(() => void vi.unstubAllEnvs());
      await seed(old);
      expect((await storeWith({}).current(path, signal))?.value.equals(old)).toBe(true);
      const nobody = storeWith({ auth: { token: new SecretValue(['s', 'made-up'].join('.')) } });
      await expect(nobody.current(path, signal)).rejects.toMatchObject({ code: 'provider-refused' });
    });

    it('works inside a namespace', async () => {
      const namespace = `team-${mount}`;
      await bao.call('POST', `sys/namespaces/${namespace}`);
      await bao.call('POST', `${namespace}/sys/mounts/own`, { type: 'kv', options: { version: '2' } });
      const store = storeWith({ namespace, mount: 'own' });
      const id = await store.stage(request, signal);
      await store.promote(path, R1, id, undefined, signal);
      const stored = await bao.call('GET', `${namespace}/own/data/${path}`);
      expect(stored['data']).toMatchObject({ data: { value: fresh.reveal() } });
    });
  });

  describe('where it connects', () => {
    it.each(['http://vault.internal:8200', 'https://user:word@vault.internal', 'ftp://127.0.0.1', 'vault', ''])(
      'refuses the address %j',
      (address) => {
        expect(() => storeWith({ address })).toThrow(/expected https/);
      },
    );

    it('follows no redirect and does not send its token there', async () => {
      const elsewhere = await lossyHttpProxy(bao.address);
      onTestFinished(() => elsewhere.stop());
      const standby = createServer((_, answer) => {
        answer.writeHead(307, { location: elsewhere.address }).end();
      });
      await new Promise<void>((resolve) => standby.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void standby.close());
      const address = `http://127.0.0.1:${String((standby.address() as AddressInfo).port)}`;
      await expect(storeWith({ address }).current(path, signal)).rejects.toThrow(/redirects are not followed/);
      expect(elsewhere.seen).toEqual([]);
    });

    it('trusts only the given authority, whatever the environment allows', async () => {
      const secure = await startOpenbao({ tls: true });
      onTestFinished(() => secure.stop());
      const auth = { token: new SecretValue(secure.rootToken) };
      const settings = { address: secure.address, mount: 'secret', auth };
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      vi.stubEnv('VAULT_SKIP_VERIFY', '1');
      onTestFinished(() => void vi.unstubAllEnvs());
      const trusting = vaultStore({ ...settings, ca: secure.ca }, { clock: systemClock });
      expect(await trusting.current(path, signal)).toBeUndefined();
      const strict = vaultStore(settings, { clock: systemClock });
      await expect(strict.current(path, signal)).rejects.toMatchObject({ code: 'provider-unreachable' });
    });

    it('refuses an engine of version 1, another engine and a missing one before anything is written', async () => {
      await bao.call('POST', `sys/mounts/${mount}-one`, { type: 'kv', options: { version: '1' } });
      const one = storeWith({ mount: `${mount}-one` });
      await expect(one.stage(request, signal)).rejects.toMatchObject({ code: 'config' });
      await expect(storeWith({ mount: 'cubbyhole' }).stage(request, signal)).rejects.toMatchObject({ code: 'config' });
      await expect(storeWith({ mount: 'no-such' }).current(path, signal)).rejects.toThrow(/vault: check the engine/);
    });
  });

  describe('what it leaves in Vault', () => {
    it('prints nothing with DEBUG=*, which makes the library print values', async () => {
      const { enable, disable } = createRequire(createRequire(import.meta.url).resolve('node-vault'))('debug') as {
        enable(names: string): void;
        disable(): void;
      };
      const printed: string[] = [];
      const streams = [process.stderr, process.stdout].map((stream) =>
        vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0),
      );
      vi.stubEnv('DEBUG', '*');
      enable('*');
      onTestFinished(() => {
        disable();
        vi.unstubAllEnvs();
        for (const stream of streams) stream.mockRestore();
      });
      const secretId = ['a', 'secret', 'id'].join('~');
      const { roleId } = await bao.appRole(NOTHING);
      const approle = { roleId, secretId: new SecretValue(secretId) };
      await storeWith({ auth: { approle } })
        .current(path, signal)
        .catch(() => undefined);
      const store = storeWith({});
      await store.promote(path, R1, await store.stage(request, signal), undefined, signal);
      expect(printed.join('')).not.toContain(fresh.reveal());
      expect(printed.join('')).not.toContain(bao.rootToken);
      expect(printed.join('')).not.toContain(secretId);
      // The same through the library alone does print: the silence above means something.
      const bare = nodeVault({ endpoint: bao.address, token: bao.rootToken });
      await bare.write(`${mount}/data/bare`, { data: { value: fresh.reveal() } });
      expect(printed.join('')).toContain(fresh.reveal());
    });

    it('keeps metadata of others and adds its own, which holds no value', async () => {
      const before = await seed(old);
      await bao.call('POST', `${mount}/metadata/${path}`, { custom_metadata: { owner: 'team', unleak_due: 'past' } });
      const store = storeWith({});
      const id = await store.stage(request, signal);
      const pending = await bao.call('GET', `${mount}/metadata/${path}__pending/${R1}`);
      expect((pending['data'] as { custom_metadata: unknown }).custom_metadata).toMatchObject({
        unleak_rotation_id: R1,
        unleak_purpose: 'orders service',
      });
      await store.promote(path, R1, id, before, signal);
      const { data } = await bao.call('GET', `${mount}/metadata/${path}`);
      expect((data as { custom_metadata: unknown }).custom_metadata).toEqual({
        owner: 'team',
        unleak_rotation_id: R1,
        unleak_version_id: id,
        unleak_purpose: 'orders service',
        unleak_fingerprint: 'v1:00',
      });
    });

    it('keeps the other fields of a JSON secret where the caller merged them', async () => {
      await bao.call('POST', `${mount}/data/${path}`, { data: { host: 'db.internal', port: 5432, password: 'x' } });
      const store = storeWith({});
      const current = await store.current(path, signal);
      const value = new SecretValue(current?.value.reveal().replace('"x"', JSON.stringify(fresh.reveal())) ?? '');
      const id = await store.stage({ ...request, value }, signal);
      await store.promote(path, R1, id, current?.id, signal);
      const { data } = await bao.call('GET', `${mount}/data/${path}`);
      expect((data as { data: unknown }).data).toEqual({ host: 'db.internal', port: 5432, password: fresh.reveal() });
    });

    it.each([
      ['deleted', 'data'],
      ['destroyed', 'destroy'],
    ])('takes a %s version for nothing and publishes over it', async (how, endpoint) => {
      const gone = await seed(old);
      if (how === 'deleted') await bao.call('DELETE', `${mount}/${endpoint}/${path}`);
      else await bao.call('POST', `${mount}/${endpoint}/${path}`, { versions: [Number(gone)] });
      const store = storeWith({});
      expect(await store.current(path, signal)).toBeUndefined();
      expect(await store.list(signal)).toEqual([]);
      const id = await store.stage(request, signal);
      await store.promote(path, R1, id, undefined, signal);
      expect(await store.current(path, signal)).toMatchObject({ id: '2', rotationId: R1 });
      expect(await store.previous(path, signal)).toBeUndefined();
    });

    it('is a conflict to publish over a version that was deleted and written anew', async () => {
      const before = await seed(old);
      const store = storeWith({});
      const id = await store.stage(request, signal);
      await bao.call('DELETE', `${mount}/data/${path}`);
      await expect(store.promote(path, R1, id, before, signal)).rejects.toMatchObject({ code: 'conflict' });
      expect(await versionsOf()).toEqual([before]);
    });

    it.each(['', '/a', 'a/', 'a//b', '../sys', 'a/./b', 'a__pending', 'a__pending/b', 'a\nb', ' a'])(
      'refuses the path %j',
      async (bad) => {
        const store = storeWith({});
        await expect(store.current(bad, signal)).rejects.toMatchObject({ code: 'config' });
        await expect(store.stage({ ...request, path: bad }, signal)).rejects.toMatchObject({ code: 'config' });
        await expect(store.discard(bad, R1, signal)).rejects.toMatchObject({ code: 'config' });
      },
    );

    it('lets one of many rotations stage, each on a machine of its own', async () => {
      const rotations = Array.from({ length: 8 }, (_, index) => `r00000000000${String(index)}`);
      const results = await Promise.allSettled(
        rotations.map((rotationId) => storeWith({}).stage({ ...request, rotationId }, signal)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await storeWith({}).list(signal)).filter((entry) => entry.pendingRotationId)).toHaveLength(1);
    });
  });
});
