import { generateKeyPairSync } from 'node:crypto';
import { lstatSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { makeSshKey } from '../../src/platform/ssh-key.js';
import { sshRotator, type SshSettings } from '../../src/rotators/ssh.js';
import { missingBackend } from '../support/backends.js';
import { cuttingProxy, hostOf, sshScene, type SshScene } from '../support/ssh-world.js';
import { startSshd, type SshdServer } from '../support/sshd-server.js';
import { newContext, planOf, rotatorContract, type RotatorWorld } from './rotators.js';

const missing = missingBackend('sshd');

describe.skipIf(missing !== undefined)(`SSH keys at OpenSSH${missing === undefined ? '' : ` (${missing})`}`, () => {
  let servers: SshdServer[] = [];
  beforeAll(async () => {
    const settings = ['MaxStartups 100'];
    servers = [await startSshd({ settings }), await startSshd({ settings })];
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
  });

  rotatorContract('ssh', 'overlap', () => Promise.resolve(worldOf(sshScene(servers.slice(0, 1)))));

  const open = (options: Parameters<typeof sshScene>[1] = {}, on: readonly SshdServer[] = servers.slice(0, 1)) => {
    const scene = sshScene(on, options);
    return { ...scene, rotator: sshRotator(scene.settings, scene.admin) };
  };
  const rotated = async (world: ReturnType<typeof open>, expiresAt?: string) => {
    const ctx = newContext();
    const plan = { ...(await planOf(world, 'overlap', ctx)), ...(expiresAt === undefined ? {} : { expiresAt }) };
    const prepared = await world.rotator.prepare!(ctx, plan);
    return { ctx, plan, prepared, successor: await world.rotator.issue(ctx, plan, prepared) };
  };

  it('keeps the options of the leaked line, adds the configured ones, and ends the key on the host itself', async () => {
    const options = 'from="127.0.0.1,10.0.0.0/8",command="echo \\"a, b\\" # c",no-pty';
    const world = open({ options, settings: { narrow: ['no-agent-forwarding'] } });
    const { ctx, plan, successor } = await rotated(world, '2031-02-03T04:05:06.000Z');
    const line = world.read().trimEnd().split('\n').at(-1);
    const key = successor.attributes['public-key'];
    expect(line).toBe(`${options},no-agent-forwarding,expiry-time="20310203040506Z" ${key} unleak ${ctx.rotationId}`);
    await world.rotator.verify(ctx, plan, successor);
    expect(plan.snapshot.notes.join()).toContain('from, command, no-pty');
    expect(JSON.stringify(plan)).not.toContain('echo');
  });

  it('does not let in a key whose time is over', async () => {
    const world = open();
    const { ctx, plan, successor } = await rotated(world, '2020-01-01T00:00:00.000Z');
    await expect(world.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('touches no line but its own and the leaked one, and gives the file back byte by byte', async () => {
    const world = open();
    const odd = `${world.text.trimEnd()}\r\n\t# caf\u00e9 \n  ssh-rsa not/a/key\n\nno newline at the end`;
    world.write(odd);
    const { ctx, plan, successor } = await rotated(world);
    await world.rotator.disable(ctx, plan);
    expect(world.read()).toContain(`# unleak ${ctx.rotationId} disabled: ${world.publicKey}`);
    await world.rotator.enable!(ctx, plan);
    await world.rotator.withdraw(ctx, plan, successor);
    expect(world.read()).toBe(`${odd}\n`);
  });

  it('removes the line of the leaked key at the end, twice if asked twice', async () => {
    const world = open();
    const { ctx, plan, successor } = await rotated(world);
    await world.rotator.disable(ctx, plan);
    expect(await world.rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'not-applied' });
    await world.rotator.delete!(ctx, plan);
    await world.rotator.delete!(ctx, plan);
    expect(await world.rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
    const others = world.text.split('\n').filter((line) => !line.includes(world.publicKey));
    expect(world.read()).toBe(`${others.join('\n')}${successor.attributes['public-key']} unleak ${ctx.rotationId}\n`);
  });

  it('does not remove a key that is let in', async () => {
    const world = open();
    const { ctx, plan } = await rotated(world);
    const before = world.read();
    await expect(world.rotator.delete!(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(world.read()).toBe(before);
  });

  it('does not call a key dead that only an option refuses from here', async () => {
    const world = open({ options: 'from="192.0.2.1"' });
    const plan = await planOf(world, 'overlap', newContext());
    expect(await world.rotator.confirm(newContext(), plan)).toBe('unknown');
  });

  it('does not call a key alive at a host that has no word on it', async () => {
    const world = open();
    const plan = await planOf(world, 'overlap', newContext());
    const deaf = { ...world.settings, hosts: world.settings.hosts.map((host) => ({ ...host, port: 1 })) };
    expect(await sshRotator(deaf, world.admin).confirm(newContext(), plan)).toBe('unknown');
  });

  it('sends nothing to a host with another key than the configured one', async () => {
    const world = open();
    const hosts = world.settings.hosts.map((host) => ({ ...host, hostKeys: [`SHA256:${'A'.repeat(43)}`] }));
    const rotator = sshRotator({ ...world.settings, hosts }, world.admin);
    const before = servers[0]!.log().match(/Failed publickey|Accepted publickey/g)?.length;
    await expect(rotator.snapshot(newContext(), world.credential)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('host key is not the configured one') as string,
    });
    expect(servers[0]!.log().match(/Failed publickey|Accepted publickey/g)?.length).toBe(before);
  });

  it('leaves a host alone that does not know the key, and says so', async () => {
    const world = open({}, servers);
    const without = world.text.replace(world.publicKey, makeSshKey('').publicKey);
    world.write(without, 1);
    const { plan, ctx, successor } = await rotated(world);
    expect(plan.snapshot.facts['hosts']).toEqual(['deploy@host-0']);
    expect(plan.snapshot.notes.join()).toContain('none is added, on deploy@host-1');
    expect(world.read(1)).toBe(without);
    expect(await world.letIn(successor.secret)).toBe(1);
    await world.rotator.verify(ctx, plan, successor);
  });

  it('refuses a key that no configured account lets in, and the administrator’s own', async () => {
    const world = open();
    const other = { ...world.credential, secret: makeSshKey('').privateKey };
    await expect(world.rotator.snapshot(newContext(), other)).rejects.toMatchObject({ code: 'config' });
    const own = { ...world.credential, secret: world.admin };
    await expect(world.rotator.snapshot(newContext(), own)).rejects.toMatchObject({ code: 'config' });
  });

  it('refuses to replace a certificate authority', async () => {
    const world = open({ options: 'cert-authority' });
    await expect(world.rotator.snapshot(newContext(), world.credential)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('refuses a file that is a symbolic link', async () => {
    const world = open();
    const file = servers[0]!.authorizedKeysFile;
    renameSync(file, `${file}.real`);
    symlinkSync(`${file}.real`, file);
    try {
      await expect(world.rotator.snapshot(newContext(), world.credential)).rejects.toMatchObject({
        code: 'provider-refused',
        message: expect.stringContaining('symbolic link') as string,
      });
      expect(lstatSync(file).isSymbolicLink()).toBe(true);
    } finally {
      unlinkSync(file);
      renameSync(`${file}.real`, file);
    }
  });

  it('names the host where the administrator is not let in', async () => {
    const world = open();
    const rotator = sshRotator(world.settings, makeSshKey('').privateKey);
    await expect(rotator.snapshot(newContext(), world.credential)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('deploy on host-0: key refused') as string,
    });
  });

  it('goes on with the second host where the first one is done', async () => {
    const world = open({}, servers);
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    const prepared = await world.rotator.prepare!(ctx, plan);
    const hosts = world.settings.hosts.map((host, index) =>
      index === 0 ? host : { ...host, hostKeys: ['SHA256:no'] },
    );
    const half = world.read(1);
    const broken = sshRotator({ ...world.settings, hosts }, world.admin);
    await expect(broken.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'provider-refused' });
    world.write(`${world.text}${prepared.attributes['public-key']} unleak ${ctx.rotationId}\n`);
    const found = await world.rotator.reconcile(ctx, { effect: 'issue', plan, prepared });
    expect(found).toEqual({ outcome: 'not-applied' });
    const once = world.read();
    await world.rotator.issue(ctx, plan, prepared);
    expect(world.read()).toBe(once);
    expect(world.read(1).startsWith(half)).toBe(true);
    expect(await world.letIn(prepared.secret)).toBe(2);
  });

  it('takes away what an attempt before a crash left beside the file', async () => {
    const world = open();
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    const prepared = await world.rotator.prepare!(ctx, plan);
    const before = JSON.parse(world.state()) as [[string[]]];
    writeFileSync(`${servers[0]!.authorizedKeysFile}.unleak-${ctx.rotationId}`, 'half a fi');
    await world.rotator.issue(ctx, plan, prepared);
    expect((JSON.parse(world.state()) as [[string[]]])[0][0]).toEqual(before[0][0]);
  });

  it.each([
    { check: 'true', works: true },
    { check: 'exit 3', works: false },
  ])('runs the configured check: $check', async ({ check, works }) => {
    const world = open({ settings: { check } });
    const { ctx, plan, successor } = await rotated(world);
    const proof = world.rotator.verify(ctx, plan, successor);
    if (works) await expect(proof).resolves.toBeUndefined();
    else await expect(proof).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it.each(['rsa', 'ec'] as const)('replaces an %s key of any form by an ed25519 key', async (type) => {
    const { privateKey } =
      type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const forms = type === 'rsa' ? (['pkcs1', 'pkcs8'] as const) : (['sec1', 'pkcs8'] as const);
    for (const form of forms) {
      const secret = new SecretValue(String(privateKey.export({ type: form as 'pkcs8', format: 'pem' })).trim());
      const world = open();
      const { readKey } = await import('../../src/rotators/ssh/keys.js');
      const key = readKey('a key', secret);
      world.write(`${world.text}${key.type} ${key.blob} old\n`);
      const leak = { ...world, credential: { ...world.credential, secret } };
      const { ctx, plan } = await rotated(leak);
      expect(await leak.rotator.confirm(ctx, plan)).toBe('accepted');
      await leak.rotator.disable(ctx, plan);
      expect(await leak.rotator.confirm(ctx, plan)).toBe('rejected');
    }
  });
});

describe('SSH keys: what needs no server', () => {
  const settings: SshSettings = { hosts: [], narrow: [], nativeExpiry: false };
  it('says of a key with a passphrase that it has one', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
    expect(() => sshRotator(settings, new SecretValue(String(pem)))).toThrow(/passphrase/);
  });

  it('refuses two hosts of one name, and a file of another login without its whole path', () => {
    const admin = makeSshKey('').privateKey;
    const server = { host: '127.0.0.1', port: 22, user: 'deploy', hostKey: 'ssh-ed25519 AAAA' } as SshdServer;
    const host = hostOf(server, 'one');
    expect(() => sshRotator({ ...settings, hosts: [host, host] }, admin)).toThrow(/twice/);
    expect(() => sshRotator({ ...settings, hosts: [{ ...host, adminUser: 'root' }] }, admin)).toThrow(/whole path/);
  });
});

function worldOf(scene: SshScene): RotatorWorld {
  const all = scene.servers.length;
  const isLive = async (secret: SecretValue): Promise<boolean> => (await scene.letIn(secret)) === all;
  return {
    rotator: sshRotator(scene.settings, scene.admin),
    credential: scene.credential,
    otherSecrets: [scene.admin.reveal()],
    derived: ['public-key', 'fingerprint'],
    deletesLeaked: true,
    providerState: () => Promise.resolve(scene.state()),
    countLiveLogins: () => Promise.resolve(liveLines(scene)),
    isLive: ({ secret }) => isLive(secret),
    losingAnswers: async () => {
      // Before the last host, so that the others are done when the answer is lost.
      const last = all - 1;
      const before = scene.read(last);
      const proxy = await cuttingProxy(scene.servers[last]!.port, () => scene.read(last) !== before);
      const hosts = scene.settings.hosts.map((host, index) => (index === last ? { ...host, port: proxy.port } : host));
      return { rotator: sshRotator({ ...scene.settings, hosts }, scene.admin), lost: proxy.cut, stop: proxy.stop };
    },
    occupyName: ({ attributes }) => {
      scene.write(`${scene.read()}${attributes['public-key'] ?? ''} somebody else\n`);
      return Promise.resolve();
    },
    changeSecret: () => {
      const next = makeSshKey('').publicKey;
      scene.servers.forEach((_server, index) => scene.write(scene.read(index).replace(scene.publicKey, next), index));
      return Promise.resolve();
    },
    providerLog: () => Promise.resolve(scene.servers.map((server) => server.log()).join('\n')),
    stop: () => Promise.resolve(),
  };
}

/** Keys of the application: neither the administrator's nor somebody else's. */
function liveLines(scene: SshScene): number {
  return scene
    .read()
    .split('\n')
    .filter((line) => line.includes(scene.publicKey) || / unleak r/.test(line))
    .filter((line) => !line.startsWith('#')).length;
}
