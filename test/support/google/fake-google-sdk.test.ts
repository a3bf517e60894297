import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSignedCertificate } from './certificate.js';
import { startFakeGoogle, type FakeGoogle } from './fake-google.js';
import { officialGoogle } from './official-sdk.js';

const running: FakeGoogle[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

async function start(): Promise<FakeGoogle> {
  const fake = await startFakeGoogle({ operationPolls: 0 });
  running.push(fake);
  return fake;
}

const API_KEYS = ['create', 'list', 'get', 'getKeyString', 'update', 'delete', 'undelete', 'lookup'].map(
  (verb) => `apikeys.keys.${verb}`,
);
const ACCOUNT_KEYS = [
  'iam.serviceAccounts.get',
  ...['create', 'list', 'get', 'delete', 'disable', 'enable'].map((verb) => `iam.serviceAccountKeys.${verb}`),
];

describe.runIf(officialGoogle !== undefined)("the vendor's own clients against the fake", () => {
  it('walk the life of an API key', async () => {
    const fake = await start();
    const project = fake.state.addProject();
    const client = officialGoogle!(fake.url).apiKeys(fake.state.addCaller(project, API_KEYS).value);
    const parent = `projects/${project.id}/locations/global`;
    const restrictions = { apiTargets: [{ service: 'translate.googleapis.com', methods: ['Get*'] }] };
    const key = { displayName: 'unleak', annotations: { rotation: 'one' }, restrictions };
    const [started] = await client.createKey({ parent, key, keyId: 'unleak-one' });
    const [made] = await started.promise();
    expect(made).toMatchObject({ displayName: 'unleak', annotations: { rotation: 'one' } });
    const name = String(made['name']);
    expect(name).toBe(`projects/${project.number}/locations/global/keys/unleak-one`);
    const [{ keyString }] = await client.getKeyString({ name });
    const [found] = await client.lookupKey({ keyString });
    expect(found).toMatchObject({ name });
    const [listed] = await client.listKeys({ parent, pageSize: 1 }, { autoPaginate: false });
    expect(listed).toMatchObject([{ name }]);
    const paths = ['display_name'];
    const [renaming] = await client.updateKey({ key: { name, displayName: 'other' }, updateMask: { paths } });
    const [renamed] = await renaming.promise();
    expect(renamed).toMatchObject({ displayName: 'other', restrictions });
    const [deleting] = await client.deleteKey({ name, etag: renamed['etag'] });
    await deleting.promise();
    const [left] = await client.listKeys({ parent });
    expect(left).toEqual([]);
    const [undeleting] = await client.undeleteKey({ name });
    await undeleting.promise();
    const [back] = await client.getKey({ name });
    expect(back).toMatchObject({ displayName: 'other', deleteTime: null });
    expect(fake.violations).toEqual([]);
    await client.close();
  });

  it('understand why an API key may not be made', async () => {
    const fake = await start();
    const project = fake.state.addProject();
    const client = officialGoogle!(fake.url).apiKeys(fake.state.addCaller(project, []).value);
    const parent = `projects/${project.id}/locations/global`;
    await expect(client.createKey({ parent, key: {} })).rejects.toThrow('IAM_PERMISSION_DENIED');
    await client.close();
  });

  it('walk the life of a service account key that the provider makes', async () => {
    const fake = await start();
    const project = fake.state.addProject();
    const account = fake.state.addServiceAccount(project);
    const google = officialGoogle!(fake.url);
    const accounts = google.serviceAccounts(fake.state.addCaller(project, ACCOUNT_KEYS).value);
    const { keys } = accounts;
    const once = { retry: false };
    const owner = `projects/${project.id}/serviceAccounts/${account.email}`;
    expect((await accounts.get({ name: owner }, once)).data).toMatchObject({ email: account.email });
    const { data: made } = await keys.create({ name: owner, requestBody: {} }, once);
    const name = String(made['name']);
    const file = JSON.parse(Buffer.from(String(made['privateKeyData']), 'base64').toString('utf8')) as {
      readonly private_key: string;
      readonly private_key_id: string;
    };
    const parts = { email: account.email, key: file.private_key, keyId: file.private_key_id };
    // A client keeps its token, so that each question needs a new one.
    const authorize = () => google.jwt(parts).authorize();
    expect((await authorize()).access_token).toBeTypeOf('string');
    const { data: read } = await keys.get({ name, publicKeyType: 'TYPE_X509_PEM_FILE' }, once);
    expect(read).toMatchObject({ name, keyType: 'USER_MANAGED' });
    expect(read).toHaveProperty('publicKeyData');
    await keys.disable({ name }, once);
    await expect(authorize()).rejects.toThrow('invalid_grant');
    await keys.enable({ name }, once);
    await authorize();
    await keys.delete({ name }, once);
    await expect(authorize()).rejects.toThrow('invalid_grant');
    const { data } = await keys.list({ name: owner, keyTypes: ['USER_MANAGED'] }, once);
    expect(data).toEqual({});
    expect(fake.violations).toEqual([]);
  });

  it('upload a certificate, get a token by its key, look at it and revoke it', async () => {
    const fake = await start();
    const project = fake.state.addProject();
    const account = fake.state.addServiceAccount(project);
    const google = officialGoogle!(fake.url);
    const { keys } = google.serviceAccounts(fake.state.addCaller(project, ACCOUNT_KEYS).value);
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [notBefore, notAfter] = [new Date(), new Date(Date.now() + 86_400_000)];
    const certificate = selfSignedCertificate({ commonName: 'unleak', ...pair, notBefore, notAfter });
    const publicKeyData = Buffer.from(certificate).toString('base64');
    const owner = `projects/-/serviceAccounts/${account.email}`;
    const { data } = await keys.upload({ name: owner, requestBody: { publicKeyData } }, { retry: false });
    expect(data).toMatchObject({ keyOrigin: 'USER_PROVIDED', keyAlgorithm: 'KEY_ALG_RSA_2048' });
    const key = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const jwt = google.jwt({ email: account.email, key });
    const { access_token: token } = await jwt.authorize();
    expect(await jwt.getTokenInfo(token!)).toMatchObject({ aud: account.uniqueId });
    expect((await jwt.revokeToken(token!)).status).toBe(200);
    await expect(jwt.getTokenInfo(token!)).rejects.toMatchObject({ status: 400 });
    expect(fake.violations).toEqual([]);
  });
});
