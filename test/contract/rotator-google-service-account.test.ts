import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { googleServiceAccountRotator, readAdmin } from '../../src/rotators/google.js';
import { googleLimited } from '../support/google/fake-google.js';
import type { GoogleServiceAccountKey } from '../support/google/model.js';
import { askToken, assertionOf } from '../support/google/test-client.js';
import { ACCOUNT_PERMISSIONS, accountScene, type AccountScene } from '../support/google-scene.js';
import { newContext, planOf, rotatorContract, type RotatorWorld } from './rotators.js';

const A_DAY_MS = 86_400_000;
const UPLOAD = 'POST /v1/projects/:project/serviceAccounts/:account/keys:upload';

rotatorContract('google-service-account', 'overlap', async () => worldOf(await accountScene()));

const ownKeys = ({ account }: AccountScene): readonly GoogleServiceAccountKey[] =>
  account.keys.filter(({ type, isDeleted }) => type === 'USER_MANAGED' && !isDeleted);

async function isLive({ google, clock }: AccountScene, { secret, attributes }: Credential): Promise<boolean> {
  const assertion = assertionOf({
    email: attributes['account']!,
    privateKey: createPrivateKey(secret.reveal()),
    audience: `${google.url}/token`,
    nowMs: clock.now().getTime(),
  });
  return (await askToken(google.url, assertion)).status === 200;
}

function worldOf(scene: AccountScene): RotatorWorld {
  const { google, credential, rotator, admin, account, keyId } = scene;
  return {
    rotator,
    credential,
    deletesLeaked: true,
    // Access tokens come and go with each look.
    providerState: () =>
      Promise.resolve(JSON.stringify(account.keys.map(({ publicKey: _key, lastUsedAtMs: _at, ...rest }) => rest))),
    countLiveLogins: () => Promise.resolve(ownKeys(scene).filter(({ isDisabled }) => !isDisabled).length),
    isLive: (one) => isLive(scene, one),
    losingAnswers: () => {
      google.inject(UPLOAD, { kind: 'lose-answer' });
      return Promise.resolve({ rotator, lost: () => 1 - google.pendingFaults, stop: () => Promise.resolve() });
    },
    changeSecret: () => {
      const key = account.keys.find(({ id }) => id === keyId)!;
      Object.assign(key, { isDeleted: true, ended: { atMs: google.state.now } });
      return Promise.resolve();
    },
    providerLog: () => Promise.resolve(JSON.stringify(google.seen)),
    otherSecrets: [admin.reveal()],
    stop: async () => {
      expect(google.violations).toEqual([]);
      await scene.stop();
    },
  };
}

async function sceneWith(options: Parameters<typeof accountScene>[0] = {}): Promise<AccountScene> {
  const scene = await accountScene(options);
  onTestFinished(async () => {
    await scene.stop();
    expect(scene.google.violations).toEqual([]);
  });
  return scene;
}

async function begun(scene: AccountScene, expiresAt?: string) {
  const ctx = newContext();
  const planned = await planOf(scene, 'overlap', ctx);
  const plan = expiresAt === undefined ? planned : { ...planned, expiresAt };
  const prepared = await scene.rotator.prepare!(ctx, plan);
  return { ctx, plan, prepared };
}

describe('the new key', () => {
  it('ends at the planned time and says which rotation made it', async () => {
    const scene = await sceneWith();
    const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + A_DAY_MS).toISOString();
    const { ctx, plan, prepared } = await begun(scene, expiresAt);
    const successor = await scene.rotator.issue(ctx, plan, prepared);
    const key = scene.account.keys.at(-1)!;
    expect(key).toMatchObject({ id: successor.attributes['key-id'], origin: 'USER_PROVIDED' });
    expect(new Date(key.validBeforeMs!).toISOString()).toBe(expiresAt);
    expect(new X509Certificate(key.certificate).subject).toBe(`CN=unleak ${ctx.rotationId}`);
  });

  it('makes a whole key file with the fields that it brings, in the shape of the leaked one', async () => {
    const scene = await sceneWith();
    const { ctx, plan, prepared } = await begun(scene);
    const { secret, fields = {}, attributes } = await scene.rotator.issue(ctx, plan, prepared);
    const entries = Object.entries(fields).map(([name, value]) => [name, value.reveal()] as const);
    const file = { ...Object.fromEntries(entries), private_key: secret.reveal() };
    const old = JSON.parse(scene.file) as Record<string, string>;
    expect(Object.keys(file).toSorted()).toEqual(Object.keys(old).toSorted());
    for (const name of Object.keys(old).filter((one) => !one.startsWith('private_key'))) {
      expect((file as Record<string, string>)[name]).toBe(old[name]);
    }
    expect((file as Record<string, string>)['private_key_id']).toBe(attributes['key-id']);
    // The provider's own client gets a token with it.
    const client = googleServiceAccountRotator(
      { ...scene.settings, admin: readAdmin(new SecretValue(JSON.stringify(file))) },
      scene.clock,
    );
    scene.google.state.grant(scene.account, scene.project, ACCOUNT_PERMISSIONS);
    await expect(client.snapshot(newContext(), scene.credential)).resolves.toBeDefined();
  });

  it('is deleted after the old one is, and the old one only when it is disabled', async () => {
    const scene = await sceneWith();
    const { ctx, plan, prepared } = await begun(scene);
    const successor = await scene.rotator.issue(ctx, plan, prepared);
    await expect(scene.rotator.delete!(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    await scene.rotator.disable(ctx, plan);
    await scene.rotator.delete!(ctx, plan);
    await scene.rotator.delete!(ctx, plan);
    expect(plan.snapshot.deleteOld).toBe(true);
    expect(await scene.rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
    expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
    expect(await isLive(scene, successor)).toBe(true);
  });

  it('is found by its public half, also where Google took it twice', async () => {
    const scene = await sceneWith({ secondUpload: 'another key' });
    const { ctx, plan, prepared } = await begun(scene);
    scene.google.inject(UPLOAD, { kind: 'lose-answer' });
    await expect(scene.rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'ambiguous' });
    await scene.rotator.issue(ctx, plan, prepared);
    expect(ownKeys(scene)).toHaveLength(2);
  });
});

describe('what stood beside a leaked key is not believed', () => {
  it('refuses an id under which Google has another key', async () => {
    const scene = await sceneWith();
    const { key: other } = scene.google.state.addServiceAccountKey(scene.account);
    const credential = { ...scene.credential, attributes: { ...scene.credential.attributes, 'key-id': other.id } };
    await expect(scene.rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
    expect(ownKeys(scene).every(({ isDisabled }) => !isDisabled)).toBe(true);
  });

  it('refuses the administrator as the leaked key', async () => {
    const scene = await sceneWith();
    const admin = readAdmin(new SecretValue(scene.file));
    const rotator = googleServiceAccountRotator({ ...scene.settings, admin }, scene.clock);
    await expect(rotator.snapshot(newContext(), scene.credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('asks for tokens only where the configuration says', async () => {
    const scene = await sceneWith();
    const file = { ...(JSON.parse(scene.file) as object), token_uri: 'http://192.0.2.1/token', private_key_id: 'x' };
    const admin = readAdmin(new SecretValue(JSON.stringify(file)));
    const rotator = googleServiceAccountRotator({ ...scene.settings, admin }, scene.clock);
    await expect(rotator.snapshot(newContext(), scene.credential)).rejects.toMatchObject({ code: 'provider-refused' });
    expect(scene.google.seen.map(({ path }) => path)).toEqual(['/token']);
  });

  it.each(['', 'x', '{', '{"type":"service_account"}', '{"type":"user"}'])('refuses the key file %j', (text) => {
    const read = () => readAdmin(new SecretValue(`{${text}`));
    expect(read).toThrow(expect.objectContaining({ code: 'config' }) as Error);
  });
});

describe('what a person has to do', () => {
  it('is to name a key that goes, where the account has ten', async () => {
    const scene = await sceneWith();
    const [first] = ownKeys(scene);
    // Making ten pairs takes seconds.
    while (ownKeys(scene).length < 10) scene.account.keys.push({ ...first!, id: randomBytes(20).toString('hex') });
    const { ctx, plan, prepared } = await begun(scene);
    const other = ownKeys(scene).at(-1)!;
    await expect(scene.rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining(other.id) as string,
    });
    const free = (id: string) => scene.rotator.freeSlot!(ctx, plan, id);
    await expect(free(scene.keyId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(free(other.id)).rejects.toMatchObject({ code: 'conflict' });
    other.isDisabled = true;
    await free(other.id);
    await free(other.id);
    const successor = await scene.rotator.issue(ctx, plan, prepared);
    expect(await isLive(scene, successor)).toBe(true);
  });

  it('is to have the policy of the organization lifted', async () => {
    const scene = await sceneWith();
    const { ctx, plan, prepared } = await begun(scene);
    scene.project.constraints.add('iam.disableServiceAccountKeyUpload');
    await expect(scene.rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('iam.disableServiceAccountKeyUpload') as string,
    });
  });

  it.each(ACCOUNT_PERMISSIONS)('is to grant the permission that is missing: %s', async (missing) => {
    const scene = await sceneWith({ permissions: ACCOUNT_PERMISSIONS.filter((one) => one !== missing) });
    const run = async (): Promise<void> => {
      const { ctx, plan, prepared } = await begun(scene);
      await scene.rotator.issue(ctx, plan, prepared);
      await scene.rotator.disable(ctx, plan);
      await scene.rotator.enable!(ctx, plan);
      await scene.rotator.disable(ctx, plan);
      await scene.rotator.delete!(ctx, plan);
    };
    await expect(run()).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining(missing) as string,
    });
  });

  it('is to grant what the account is there for', async () => {
    const scene = await sceneWith({ settings: { permissions: ['pubsub.topics.publish'] } });
    const { ctx, plan, prepared } = await begun(scene);
    const successor = await scene.rotator.issue(ctx, plan, prepared);
    await expect(scene.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('pubsub.topics.publish') as string,
    });
  });

  it('is to wait where Google takes no more calls', async () => {
    const scene = await sceneWith();
    const { ctx, plan, prepared } = await begun(scene);
    scene.google.inject(UPLOAD, { kind: 'answer', answer: googleLimited() });
    await expect(scene.rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'provider-unreachable' });
  });
});

describe('what counts as a word about a key', () => {
  const refusal = (error: string, description: string) =>
    ({ kind: 'answer', answer: { status: 400, body: { error, error_description: description } } }) as const;

  it.each([
    ['a wrong clock', 'invalid_grant', 'Invalid JWT: Token must be a short-lived token and in a reasonable timeframe.'],
    ['a disabled account', 'invalid_grant', 'Invalid grant: account disabled'],
    ['a wrong audience', 'invalid_grant', 'Invalid JWT: Failed audience check.'],
    ['another error', 'invalid_scope', 'Invalid JWT Signature.'],
  ])('is not %s', async (_why, error, description) => {
    const scene = await sceneWith();
    const { ctx, plan } = await begun(scene);
    scene.google.inject('POST /token', refusal(error, description));
    expect(await scene.rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it('is no yes of an endpoint that takes any key', async () => {
    const scene = await sceneWith();
    const { ctx, plan } = await begun(scene);
    const yes = { status: 200, body: { access_token: 'x', expires_in: 3599 } };
    scene.google.inject('POST /token', { kind: 'answer', answer: yes }, 2);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('unknown');
  });

  it('comes late: a disabled key works on for a while, and a new one is waited for', async () => {
    const scene = await sceneWith({ deathAfterUses: 1 });
    const { ctx, plan, prepared } = await begun(scene);
    const successor = await scene.rotator.issue(ctx, plan, prepared);
    scene.google.inject('POST /token', refusal('invalid_grant', 'Invalid JWT Signature.'), 4);
    await scene.rotator.verify(ctx, plan, successor);
    await scene.rotator.disable(ctx, plan);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
  });
});

it('administers with a key file, signing in once', async () => {
  const scene = await sceneWith();
  const { google, project } = scene;
  const other = google.state.addServiceAccount(project, 'admin', ACCOUNT_PERMISSIONS);
  const { file } = google.state.addServiceAccountKey(other);
  const admin = readAdmin(new SecretValue(file));
  const rotator = googleServiceAccountRotator({ ...scene.settings, admin }, scene.clock);
  await rotator.snapshot(newContext(), scene.credential);
  await rotator.snapshot(newContext(), scene.credential);
  expect(google.seen.filter(({ path }) => path === '/token')).toHaveLength(1);
});

it('says of a key that is deleted already that only a replacement is made', async () => {
  const scene = await sceneWith();
  const key = scene.account.keys.find(({ id }) => id === scene.keyId)!;
  Object.assign(key, { isDeleted: true, ended: { atMs: 0 } });
  const { ctx, plan } = await begun(scene);
  expect(plan.snapshot.notes.join()).toContain('deleted already');
  expect(plan.snapshot.deleteOld).toBe(false);
  expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
});
