import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { sshLeak } from '../e2e/support/ssh-leak.js';
import { missingBackend } from '../support/backends.js';
import { startSshd, type SshdServer } from '../support/sshd-server.js';
import { cuttingProxy, sshScene, type SshScene } from '../support/ssh-world.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killAborts, killEverywhere } from './walk.js';

const MINUTES = 60_000;
const missing = missingBackend('sshd');

/** The scene as the crash suite sees it; `configured` may lead through a proxy. */
function sshProvider(scene: SshScene, configured = scene): CrashProvider {
  const bare = (text: string): string => text.replaceAll(/ssh-ed25519 \S+ unleak r\w+/g, 'NEW');
  const expected = scene.text
    .split('\n')
    .filter((line) => !line.includes(scene.publicKey))
    .join('\n');
  return {
    leak: sshLeak(configured),
    restore: () => Promise.resolve(scene.restore()),
    afterRotation: async (stored, env) => ({
      files: scene.servers.map((_server, index) => bare(scene.read(index))),
      names: (JSON.parse(scene.state()) as [string[]][]).map(([names]) => names),
      old: await scene.letIn(scene.credential.secret),
      fresh: await scene.letIn(new SecretValue(stored['key'] ?? '')),
      envFileHasOld: Object.values(env).some((value) => value.includes(scene.credential.secret.reveal())),
    }),
    rotated: {
      files: scene.servers.map(() => `${expected}NEW\n`),
      names: scene.servers.map(() => ['authorized_keys']),
      old: 0,
      fresh: scene.servers.length,
      envFileHasOld: false,
    },
    afterAbort: async () => ({
      files: scene.servers.map((_server, index) => scene.read(index)),
      old: await scene.letIn(scene.credential.secret),
    }),
    untouched: { files: scene.servers.map(() => scene.text), old: scene.servers.length },
    close: () => Promise.resolve(),
  };
}

describe.skipIf(missing !== undefined)('a rotation of an SSH key on two hosts', () => {
  let servers: SshdServer[] = [];
  let cases = 0;
  beforeAll(async () => {
    const settings = ['MaxStartups 100'];
    servers = [await startSshd({ settings }), await startSshd({ settings })];
  }, MINUTES);
  afterAll(async () => {
    reportCases('ssh key on two hosts, local store', cases);
    for (const server of servers) await server.stop();
  });

  it(
    'ends the same wherever it is killed',
    async () => {
      const bench = await CrashBench.make(sshProvider(sshScene(servers)), LOCAL_STORE);
      // Each case logs in a dozen times; keys of service accounts and deploy keys are killed everywhere.
      cases += await killEverywhere(bench, { stride: 4 });
      await bench.remove();
    },
    20 * MINUTES,
  );

  it(
    'is taken back the same wherever the abort is killed',
    async () => {
      const bench = await CrashBench.make(sshProvider(sshScene(servers)), LOCAL_STORE);
      cases += await killAborts(bench, { stride: 8 });
      await bench.remove();
    },
    20 * MINUTES,
  );

  it.each([
    { what: 'the new key', isDone: (now: string) => now.includes(' unleak r') },
    { what: 'the comment on the old one', isDone: (now: string) => now.includes(' disabled: ') },
    { what: 'its removal', isDone: (now: string, scene: SshScene) => !now.includes(scene.publicKey) },
  ])(
    'ends the same when the answer to $what is lost',
    async ({ isDone }) => {
      const scene = sshScene(servers);
      const proxy = await cuttingProxy(servers[0]!.port, () => isDone(scene.read(), scene));
      const hosts = scene.settings.hosts.map((host, index) => (index === 0 ? { ...host, port: proxy.port } : host));
      const configured = { ...scene, settings: { ...scene.settings, hosts } };
      const bench = await CrashBench.make(sshProvider(scene, configured), LOCAL_STORE);
      const first = await bench.apply();
      expect(proxy.cut()).toBe(1);
      if (first.code !== 0) expectSuccess(await bench.goOn(), 'after the loss');
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      await proxy.stop();
      cases += 1;
    },
    2 * MINUTES,
  );
});
