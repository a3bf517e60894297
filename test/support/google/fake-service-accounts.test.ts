import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from './certificate.js';
import { startFakeGoogle, type FakeGoogle } from './fake-google.js';
import type { GoogleProject, GoogleServiceAccount } from './model.js';
import { CLOUD_PLATFORM, type GoogleOptions } from './state.js';
import { ask, askToken, assertionOf, reasonOf, type AssertionParts } from './test-client.js';

const running: FakeGoogle[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

let own: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
beforeAll(() => {
  own = generateKeyPairSync('rsa', { modulusLength: 2048 });
});

interface Scene {
  readonly fake: FakeGoogle;
  readonly project: GoogleProject;
  readonly account: GoogleServiceAccount;
  readonly bearer: string;
  readonly keys: string;
}

const PERMISSIONS = ['create', 'list', 'get', 'delete', 'disable', 'enable'].map(
  (verb) => `iam.serviceAccountKeys.${verb}`,
);

async function start(options: GoogleOptions = {}): Promise<Scene> {
  const fake = await startFakeGoogle(options);
  running.push(fake);
  const project = fake.state.addProject('orders');
  const account = fake.state.addServiceAccount(project, 'deploy', ['resourcemanager.projects.get']);
  const bearer = fake.state.addCaller(project, PERMISSIONS).value;
  return { fake, project, account, bearer, keys: `/v1/projects/orders/serviceAccounts/${account.email}/keys` };
}

function certificateOf(pair = own, notAfter = new Date(Date.now() + 86_400_000)): string {
  return selfSignedCertificate({ commonName: 'unleak', ...pair, notBefore: new Date(), notAfter });
}

const upload = ({ fake, keys, bearer }: Scene, certificate = certificateOf()) =>
  ask(fake.url, 'POST', `${keys}:upload`, {
    bearer,
    json: { publicKeyData: Buffer.from(certificate).toString('base64') },
  });

const tokenFor = ({ fake, account }: Scene, parts: Partial<AssertionParts> = {}) => {
  const rest = { email: account.email, privateKey: own.privateKey, audience: `${fake.url}/token` };
  return askToken(fake.url, assertionOf({ ...rest, nowMs: fake.state.now, ...parts }));
};

const wordOf = async (scene: Scene, parts: Partial<AssertionParts> = {}): Promise<unknown> => {
  const answer = await tokenFor(scene, parts);
  return answer.status === 200 ? 'alive' : [answer.status, reasonOf(answer)];
};

const DEAD = [400, 'invalid_grant'];

describe('a key that the provider makes', () => {
  it('tells its private half once, and works with it', async () => {
    const scene = await start();
    const { fake, keys, bearer, account } = scene;
    const { body } = await ask(fake.url, 'POST', keys, { bearer, json: {} });
    const file = JSON.parse(Buffer.from(String(body['privateKeyData']), 'base64').toString('utf8')) as Readonly<
      Record<string, string>
    >;
    expect(file).toMatchObject({ type: 'service_account', client_email: account.email, project_id: 'orders' });
    expect(String(body['name']).endsWith(`/keys/${file['private_key_id']!}`)).toBe(true);
    const privateKey = createPrivateKey(file['private_key']!);
    expect(await wordOf(scene, { privateKey, kid: file['private_key_id']! })).toBe('alive');
    const { body: read } = await ask(fake.url, 'GET', `/v1/${String(body['name'])}`, { bearer });
    expect(read).not.toHaveProperty('privateKeyData');
    expect(read).toMatchObject({ keyType: 'USER_MANAGED', validBeforeTime: '9999-12-31T23:59:59Z' });
  });

  it('is the eleventh in vain', async () => {
    const scene = await start();
    for (let count = 0; count < 10; count += 1) {
      const [validAfterMs, validBeforeMs] = [Date.now(), undefined];
      const parts = { publicKey: own.publicKey, certificate: certificateOf(), validAfterMs, validBeforeMs };
      scene.fake.state.uploadServiceAccountKey(scene.account, parts);
    }
    const { keys, bearer, fake } = scene;
    const answer = await ask(fake.url, 'POST', keys, { bearer, json: {} });
    expect([answer.status, reasonOf(answer)]).toEqual([400, 'FAILED_PRECONDITION']);
    expect(reasonOf(await upload(scene))).toBe('FAILED_PRECONDITION');
  });

  it('is refused where the organisation does not allow it, and ends where it limits its life', async () => {
    const { fake, project, keys, bearer } = await start();
    project.keyHours = 8;
    const { body } = await ask(fake.url, 'POST', keys, { bearer, json: {} });
    expect(Date.parse(String(body['validBeforeTime'])) - Date.now()).toBeLessThanOrEqual(8 * 3_600_000);
    project.constraints.add('iam.disableServiceAccountKeyCreation');
    const answer = await ask(fake.url, 'POST', keys, { bearer, json: {} });
    expect(answer.body).toMatchObject({
      error: {
        code: 400,
        details: [{ violations: [{ type: 'constraints/iam.disableServiceAccountKeyCreation' }] }],
      },
    });
  });
});

describe('a key that its owner uploads', () => {
  it('is listed with the end of its certificate, found by its public half, and works', async () => {
    const scene = await start();
    const notAfter = new Date(Date.now() + 3_600_000);
    const certificate = certificateOf(own, notAfter);
    const { body } = await upload(scene, certificate);
    expect(body).toMatchObject({ keyOrigin: 'USER_PROVIDED', keyType: 'USER_MANAGED' });
    expect(Date.parse(String(body['validBeforeTime']))).toBe(Math.floor(notAfter.getTime() / 1000) * 1000);
    const path = `/v1/${String(body['name'])}?publicKeyType=TYPE_X509_PEM_FILE`;
    const { body: read } = await ask(scene.fake.url, 'GET', path, { bearer: scene.bearer });
    const text = Buffer.from(String(read['publicKeyData']), 'base64').toString('utf8');
    expect(new X509Certificate(text).publicKey.equals(own.publicKey)).toBe(true);
    expect(await wordOf(scene)).toBe('alive');
    expect(scene.fake.violations).toEqual([]);
  });

  it.each([
    ['no certificate', () => String(own.publicKey.export({ type: 'spki', format: 'pem' }))],
    ['an ended one', () => certificateOf(own, new Date(Date.now() - 1000))],
    ['one cut short', () => `${certificateOf().slice(0, 400)}\n`],
    ['a short key', () => certificateOf(generateKeyPairSync('rsa', { modulusLength: 1024 }))],
  ])('is refused as %s', async (_what, make) => {
    const scene = await start();
    const answer = await upload(scene, make());
    expect([answer.status, reasonOf(answer)]).toEqual([400, 'INVALID_ARGUMENT']);
  });

  it.each([
    ['refused', 409, 1],
    ['another key', 200, 2],
  ] as const)('is %s when it comes a second time, as the test asked for', async (secondUpload, status, count) => {
    const scene = await start({ secondUpload });
    await upload(scene);
    expect((await upload(scene)).status).toBe(status);
    expect(scene.account.keys.filter(({ origin }) => origin === 'USER_PROVIDED')).toHaveLength(count);
  });

  it('is refused by a constraint of its own', async () => {
    const scene = await start();
    scene.project.constraints.add('iam.disableServiceAccountKeyUpload');
    expect(reasonOf(await upload(scene))).toBe('FAILED_PRECONDITION');
  });
});

describe('the end of a service account key', () => {
  it('comes with its disabling, is undone by enabling, and is final with its deletion', async () => {
    const scene = await start();
    const { fake, bearer, account } = scene;
    const path = `/v1/${String((await upload(scene)).body['name'])}`;
    const publicList = async () =>
      Object.keys((await ask(fake.url, 'GET', `/robot/v1/metadata/x509/${account.email}`)).body).length;
    expect(await publicList()).toBe(2);
    await ask(fake.url, 'POST', `${path}:disable`, { bearer, json: {} });
    expect(await wordOf(scene)).toEqual(DEAD);
    expect(await publicList()).toBe(1);
    expect((await ask(fake.url, 'GET', path, { bearer })).body).toMatchObject({ disabled: true });
    expect((await ask(fake.url, 'POST', `${path}:disable`, { bearer })).status).toBe(200);
    await ask(fake.url, 'POST', `${path}:enable`, { bearer });
    expect(await wordOf(scene)).toBe('alive');
    expect((await ask(fake.url, 'DELETE', path, { bearer })).body).toEqual({});
    expect(await wordOf(scene)).toEqual(DEAD);
    expect(reasonOf(await ask(fake.url, 'DELETE', path, { bearer }))).toBe('NOT_FOUND');
    expect(reasonOf(await ask(fake.url, 'POST', `${path}:disable`, { bearer }))).toBe('NOT_FOUND');
  });

  it('leaves an access token alone that was got before', async () => {
    const scene = await start();
    const { fake, bearer } = scene;
    const path = `/v1/${String((await upload(scene)).body['name'])}`;
    const token = String((await tokenFor(scene)).body['access_token']);
    await ask(fake.url, 'DELETE', path, { bearer });
    const use = () => ask(fake.url, 'GET', '/v1/projects/orders', { bearer: token });
    expect((await use()).body).toMatchObject({ projectId: 'orders' });
    const form = { form: { token } };
    expect((await ask(fake.url, 'POST', '/revoke', form)).status).toBe(200);
    expect((await use()).status).toBe(401);
    expect(reasonOf(await ask(fake.url, 'POST', '/revoke', form))).toBe('invalid_token');
  });

  it.each([
    ['so many uses', { deathAfterUses: 1 }, ['alive', DEAD]],
    ['so long', { deathDelayMs: 1000 }, ['alive', 'alive', DEAD]],
  ])('comes late by %s', async (_what, options, words) => {
    let now = Date.now();
    const scene = await start({ ...options, now: () => now });
    const path = `/v1/${String((await upload(scene)).body['name'])}`;
    await ask(scene.fake.url, 'POST', `${path}:disable`, { bearer: scene.bearer });
    for (const word of words) {
      expect(await wordOf(scene)).toEqual(word);
      now += 500;
    }
  });

  it('does not touch the key that the provider keeps for itself', async () => {
    const { fake, account, keys, bearer } = await start();
    const [system] = account.keys;
    const answer = await ask(fake.url, 'DELETE', `${keys}/${system!.id}`, { bearer });
    expect(reasonOf(answer)).toBe('FAILED_PRECONDITION');
    const listed = async (query: string) => (await ask(fake.url, 'GET', `${keys}${query}`, { bearer })).body['keys'];
    expect(await listed('')).toHaveLength(1);
    expect(await listed('?keyTypes=USER_MANAGED')).toBeUndefined();
  });
});

describe('the token endpoint', () => {
  it.each([
    ['another key', (scene: Scene) => ({ kid: scene.account.keys[0]!.id }), 'invalid_grant'],
    ['another audience', () => ({ audience: 'https://elsewhere.internal/token' }), 'invalid_grant'],
    ['an hour and more', () => ({ lifeSeconds: 3700 }), 'invalid_grant'],
    ['the past', () => ({ nowMs: Date.now() - 7_200_000 }), 'invalid_grant'],
    ['an unknown account', () => ({ email: 'nobody@orders.internal' }), 'invalid_grant'],
    ['no scope', () => ({ scope: '' }), 'invalid_scope'],
  ])('refuses an assertion for %s', async (_what, partsOf, word) => {
    const scene = await start();
    await upload(scene);
    expect(await wordOf(scene)).toBe('alive');
    expect(await wordOf(scene, partsOf(scene))).toEqual([400, word]);
  });

  it('refuses a changed assertion, another grant, and a disabled account', async () => {
    const scene = await start();
    await upload(scene);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await wordOf(scene, { privateKey })).toEqual(DEAD);
    const form = { grant_type: 'password', assertion: 'a.b.c' };
    expect(reasonOf(await ask(scene.fake.url, 'POST', '/token', { form }))).toBe('unsupported_grant_type');
    scene.account.isDisabled = true;
    expect(await wordOf(scene)).toEqual(DEAD);
  });

  it('gives a token that carries the scopes and permissions of its account', async () => {
    const scene = await start();
    await upload(scene);
    const token = String((await tokenFor(scene)).body['access_token']);
    const { body } = await ask(scene.fake.url, 'GET', `/oauth2/v3/tokeninfo?access_token=${token}`);
    expect(body).toMatchObject({ scope: CLOUD_PLATFORM, azp: scene.account.uniqueId });
    const json = { permissions: ['resourcemanager.projects.get', 'storage.objects.get'] };
    const asked = await ask(scene.fake.url, 'POST', '/v1/projects/orders:testIamPermissions', { bearer: token, json });
    expect(asked.body).toEqual({ permissions: ['resourcemanager.projects.get'] });
    expect(reasonOf(await ask(scene.fake.url, 'GET', scene.keys, { bearer: token }))).toBe('IAM_PERMISSION_DENIED');
    expect(scene.account.keys[1]!.lastUsedAtMs).toBeDefined();
    expect(scene.fake.state.stateText()).not.toContain(token);
  });
});

describe('a certificate made by hand', () => {
  it.each([
    ['before 2050', new Date('2049-12-31T23:59:59Z')],
    ['after 2050', new Date('9999-12-31T23:59:59Z')],
  ])('is read and verified by node, ending %s', (_when, notAfter) => {
    const certificate = new X509Certificate(certificateOf(own, notAfter));
    expect(certificate.verify(own.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(own.privateKey)).toBe(true);
    expect(Date.parse(certificate.validTo)).toBe(notAfter.getTime());
    expect(certificate.subject).toBe('CN=unleak');
  });
});
