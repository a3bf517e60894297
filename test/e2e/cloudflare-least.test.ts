import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { send, type Credential } from '../support/cloudflare/cloudflare-client.js';
import { cloudflareScene, type CloudflareScene } from '../support/cloudflare/cloudflare-scene.js';
import { mintGlobalKey } from '../support/cloudflare/mint.js';
import { accountResources, allZonesResources, userResources } from '../support/cloudflare/permissions.js';
import { cloudflareLeak, globalKeyLeak } from './support/cloudflare-leak.js';
import { Home } from './support/command.js';
import { LeakScene, type Leak } from './support/leak-scene.js';
import { limitLife, suggestedLines } from './support/least.js';

const MINUTE = 60_000;

interface Leaked {
  readonly cloudflare: CloudflareScene;
  readonly scene: LeakScene;
  readonly fingerprint: string;
}

async function leaked(cloudflare: CloudflareScene, leak: Leak, settings: object): Promise<Leaked> {
  const providers = { cloudflare: { ...(leak.providers['cloudflare'] as object), ...settings } };
  const scene = await LeakScene.make({ ...leak, providers });
  limitLife(scene, 30);
  onTestFinished(async () => {
    expect(cloudflare.cloudflare.violations).toEqual([]);
    await cloudflare.cloudflare.stop();
    scene.home.remove();
  });
  return { cloudflare, scene, fingerprint: await scene.scan() };
}

/** Which of these a credential may do: the server judges it by its policies. */
async function acts(scene: CloudflareScene, credential: Credential): Promise<readonly string[]> {
  const { cloudflare, zone, otherZone } = scene;
  const record = { type: 'A', name: 'www', content: '192.0.2.1' };
  const calls: readonly [what: string, call: string, body?: object][] = [
    ['see records', `GET /zones/${zone.id}/dns_records`],
    ['add a record', `POST /zones/${zone.id}/dns_records`, record],
    ['purge the cache', `POST /zones/${zone.id}/purge_cache`, { purge_everything: true }],
    ['see records elsewhere', `GET /zones/${otherZone.id}/dns_records`],
    ['see tokens', 'GET /user/tokens'],
    ['see the user', 'GET /user'],
  ];
  const done: string[] = [];
  for (const [what, call, body] of calls) {
    if ((await send(cloudflare.url, call, credential, body)).status === 200) done.push(what);
  }
  return done;
}

const wide = async (): Promise<CloudflareScene> => {
  const scene = await cloudflareScene('user');
  const { state } = scene.cloudflare;
  const token = state.addToken(scene.owner, {
    name: 'everything',
    policies: [
      { groups: ['Zone Read', 'DNS Write', 'Cache Purge'], resources: allZonesResources(scene.account.id) },
      { groups: ['API Tokens Write', 'User Details Read'], resources: userResources(scene.user.id) },
      { groups: ['Workers Scripts Write'], resources: accountResources(scene.account.id) },
    ],
  });
  return { ...scene, leaked: token };
};

it(
  'narrows a token for everything to the records of one zone, from known addresses, with an end',
  async () => {
    const cloudflare = await wide();
    const allow = [{ purpose: 'dns-read', zones: [cloudflare.zone.id], account: cloudflare.account.id }];
    const settings = { allow, 'from-addresses': ['127.0.0.0/8'] };
    const { scene, fingerprint } = await leaked(cloudflare, cloudflareLeak(cloudflare), settings);
    const old = { token: cloudflare.leaked.value };
    expect(await acts(cloudflare, old)).toHaveLength(6);
    expect(await suggestedLines(scene, fingerprint)).toContain('      - purpose: # zone-read, dns-read');

    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan, plan.stderr).toMatchObject({ code: 0 });
    expect(plan.stdout).toContain('that may DNS Read');
    expect(plan.stdout).toMatch(/loses the permissions .*API Tokens Write/);
    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });

    const token = (await scene.stored())['token']!;
    expect(await acts(cloudflare, { token })).toEqual(['see records']);
    expect(await acts(cloudflare, old)).toEqual([]);
    const made = cloudflare.cloudflare.state.tokenOfValue(token);
    expect(made?.condition).toEqual({ request_ip: { in: ['127.0.0.0/8'] } });
    expect(Date.parse(made?.expiresOn ?? '')).toBeLessThan(Date.now() + 31 * 86_400_000);
  },
  MINUTE,
);

it(
  'replaces the global key by a token for the cache of one zone, with an end',
  async () => {
    const cloudflare = await cloudflareScene('user');
    const settings = { allow: [{ purpose: 'cache-purge', zones: [cloudflare.zone.id] }] };
    const { scene, fingerprint } = await leaked(cloudflare, globalKeyLeak(cloudflare), settings);
    const old = { email: cloudflare.user.email, key: cloudflare.user.globalKey };
    expect(await acts(cloudflare, old)).toHaveLength(6);
    expect(await suggestedLines(scene, fingerprint)).toContain('email: # address of the user whose key it is');
    expect((await scene.run(['rotate', fingerprint, '--apply'])).code).toBe(4);
    cloudflare.cloudflare.state.changeGlobalKey(cloudflare.user.id);
    const resumed = await scene.run(['rotations', 'resume']);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });

    const token = (await scene.stored())['token']!;
    expect(await acts(cloudflare, { token })).toEqual(['purge the cache']);
    expect(await acts(cloudflare, old)).toEqual([]);
    expect(cloudflare.cloudflare.state.tokenOfValue(token)?.expiresOn).toBeDefined();
  },
  MINUTE,
);

it(
  'finds a global key in each of its forms, wherever it stands, to be of the highest severity',
  async () => {
    const home = new Home();
    onTestFinished(() => home.remove());
    for (const form of ['current', 'legacy'] as const) {
      for (const path of ['.env', 'test/zones.env']) {
        const folder = mkdtempSync(join(home.work, 'one-'));
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), `CLOUDFLARE_API_KEY=${mintGlobalKey(form)}\n`);
        const { stdout } = await home.run(['scan', folder, '--json', '--no-state']);
        const { findings } = JSON.parse(stdout) as { findings: unknown[] };
        expect(findings).toMatchObject([{ provider: 'cloudflare', severity: 'critical' }]);
      }
    }
  },
  MINUTE,
);

it(
  'plans nothing that the leaked token may not do',
  async () => {
    const cloudflare = await cloudflareScene('user');
    const settings = { allow: [{ purpose: 'dns-edit', zones: [cloudflare.zone.id] }] };
    const { scene, fingerprint } = await leaked(cloudflare, cloudflareLeak(cloudflare), settings);
    const plan = await scene.run(['rotate', fingerprint, '--apply']);
    expect(plan.code).not.toBe(0);
    expect(plan.stderr).toContain('DNS Write: on');
    expect(plan.stderr).toContain('the leaked token may not do that');
    expect(await acts(cloudflare, { token: cloudflare.leaked.value })).toEqual(['see records']);
  },
  MINUTE,
);
