import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { npmRotator } from '../../src/rotators/npm.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy } from '../support/lossy-http-proxy.js';
import { otpWanted, type RegistryOptions } from '../support/npm/fake-registry.js';
import {
  DAY_MS,
  npmCredential,
  npmScene,
  REPLACEMENT,
  verdaccioScene,
  VERDACCIO_REPLACEMENT,
  type NpmScene,
  type VerdaccioScene,
  type VerdaccioToken,
} from '../support/npm-scene.js';
import { startVerdaccio, type Verdaccio } from '../support/verdaccio.js';
import { byPersonContract, type ByPersonWorld } from './rotators-by-person.js';
import { errorText, newContext, planOf } from './rotators.js';

byPersonContract('npm, tokens in the list', async () => fakeWorld(await npmScene()));
byPersonContract('npm, tokens in no list', async () => fakeWorld(await npmScene({}, { isListed: false })));

function fakeWorld(scene: NpmScene): ByPersonWorld {
  const { registry, leaked, admin } = scene;
  const { isListed } = leaked;
  const soon = (days: number): string => new Date(scene.clock.now().getTime() + days * DAY_MS).toISOString();
  const dead = (): SecretValue => {
    const secret = scene.newToken();
    registry.kill(registry.tokens.at(-1)!);
    return secret;
  };
  const ofNoList = [
    {
      why: 'too long',
      says: 'is the latest allowed',
      make: () => scene.newToken({ expires: soon(32) }),
    },
    { why: 'may publish', says: 'it may publish', make: () => scene.newToken({ isReadonly: false }) },
  ];
  return {
    rotator: scene.rotator({ admin: new SecretValue(admin.value) }),
    credential: scene.credential,
    otherSecrets: [admin.value],
    providerState: () => Promise.resolve(registry.stateText()),
    isLive: ({ secret }) =>
      Promise.resolve(registry.tokens.some((token) => token.value === secret.reveal() && !token.isDead)),
    countLiveLogins: () => Promise.resolve(registry.tokens.filter((token) => token !== admin && !token.isDead).length),
    changeSecret: () => Promise.resolve(registry.kill(leaked)),
    create: () => Promise.resolve(scene.newToken({ isListed })),
    loseAnswer: () => {
      registry.inject('any change', { kind: 'lose-answer' });
      return () => 1 - registry.pendingFaults;
    },
    mistakes: [
      { why: 'leaked token', says: 'the leaked token itself', make: () => scene.credential.secret },
      { why: 'administrator', says: 'administrator', make: () => new SecretValue(admin.value) },
      {
        why: 'cut off',
        says: 'not a whole token',
        make: () => new SecretValue(scene.newToken().reveal().slice(0, -1)),
      },
      { why: 'something else', says: 'not a whole token', make: () => new SecretValue('correct horse battery') },
      { why: 'dead', says: 'the registry does not know it', make: dead },
      { why: 'of somebody else', says: 'it is of lisa, and mona', make: () => scene.newToken({ user: 'lisa' }) },
      { why: 'another package', says: 'does not read @acme/orders', make: () => scene.newToken({ packages: [] }) },
      ...(isListed ? ofNoList : []),
    ],
    stop: async () => {
      await registry.stop();
      expect(registry.violations).toEqual([]);
    },
  };
}

const missing = missingBackend('verdaccio');
describe.skipIf(missing !== undefined)(`a real registry${missing === undefined ? '' : ` (${missing})`}`, () => {
  let verdaccio: Verdaccio;
  let scene: VerdaccioScene;
  let wrong: Readonly<Record<'deleted' | 'ofOther' | 'publishing', VerdaccioToken>>;
  beforeAll(async () => {
    verdaccio = await startVerdaccio();
    scene = await verdaccioScene(verdaccio);
    wrong = {
      deleted: await scene.newToken(),
      ofOther: await scene.newToken({ user: await verdaccio.newUser() }),
      publishing: await scene.newToken({ isReadonly: false }),
    };
    await scene.kill(wrong.deleted);
  }, 60_000);
  afterAll(() => verdaccio?.stop());

  // One user for all, since each new one takes a password: what others left in the list is counted first.
  byPersonContract('npm at Verdaccio', async () => {
    const proxy = await lossyHttpProxy(verdaccio.url);
    const before = (await scene.listed()).length;
    const leaked = await scene.newToken({ isReadonly: false });
    let lost = 0;
    return {
      rotator: npmRotator(
        { registry: proxy.address, replacement: VERDACCIO_REPLACEMENT },
        scene.user.token,
        systemClock,
      ),
      credential: npmCredential(leaked.secret),
      otherSecrets: [scene.user.token.reveal(), scene.user.password.reveal()],
      providerState: async () => JSON.stringify(await scene.listed()),
      isLive: ({ secret }) => scene.isLive(secret),
      countLiveLogins: async () => (await scene.listed()).length - before,
      changeSecret: () => scene.kill(leaked),
      // It may only read, so not delete itself: withdrawing it takes its user's other token.
      create: async () => (await scene.newToken({ isReadonly: true })).secret,
      loseAnswer: () => {
        proxy.decide(({ method }) => (method === 'DELETE' && lost++ === 0 ? 'lose' : 'pass'));
        return () => Math.min(lost, 1);
      },
      mistakes: [
        { why: 'leaked token', says: 'the leaked token itself', make: () => leaked.secret },
        { why: 'administrator', says: 'administrator', make: () => scene.user.token },
        { why: 'garbage', says: 'takes it for nobody’s', make: () => new SecretValue('a'.repeat(40)) },
        { why: 'deleted', says: 'status 403', make: () => wrong.deleted.secret },
        { why: 'of somebody else', says: 'was planned', make: () => wrong.ofOther.secret },
        { why: 'may publish', says: 'it may publish', make: () => wrong.publishing.secret },
      ],
      stop: () => proxy.stop(),
    };
  });

  it('that only lets it read wants a person, or another token of its user, to delete it', async () => {
    const leaked = await scene.newToken({ isReadonly: true });
    const ctx = newContext();
    const plan = await planOf({ rotator: scene.rotator, credential: npmCredential(leaked.secret) }, 'by-person', ctx);
    const text = await failureOf(scene.rotator.disable(ctx, plan));
    expect(text).toContain('another token of that user');
    expect(await scene.isLive(leaked.secret)).toBe(true);
  });

  it('keeps the session of a login in no list, so that a person has to end it', async () => {
    const { user, rotator } = scene;
    const ctx = newContext();
    const plan = await planOf({ rotator, credential: npmCredential(user.token) }, 'by-person', ctx);
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
  });
});

interface Planned {
  readonly scene: NpmScene;
  readonly rotator: Rotator;
  readonly ctx: RotationContext;
  readonly plan: SuccessorPlan;
}

async function planned(
  options: RegistryOptions = {},
  leak: Parameters<typeof npmScene>[1] = {},
  change: (scene: NpmScene) => Parameters<NpmScene['rotator']>[0] = () => ({}),
): Promise<Planned> {
  const scene = await npmScene(options, leak);
  onTestFinished(async () => {
    await scene.registry.stop();
    expect(scene.registry.violations).toEqual([]);
    expect(scene.registry.pendingFaults).toBe(0);
  });
  const rotator = scene.rotator(change(scene));
  const ctx = newContext();
  return { scene, rotator, ctx, plan: await planOf({ rotator, credential: scene.credential }, 'by-person', ctx) };
}

const failureOf = async (attempt: Promise<unknown>): Promise<string> =>
  errorText(await attempt.catch((error: unknown) => error));

describe('a leaked token of a registry', () => {
  it('is asked for in words, with a link where people are said to sign in', async () => {
    const { scene, rotator, ctx, plan } = await planned();
    const request = await rotator.request!(ctx, plan);
    expect(request.link).toBeUndefined();
    for (const word of ['mona', '@acme/orders', 'read-only', '30 days', `unleak ${ctx.rotationId}`]) {
      expect(request.instructions).toContain(word);
    }
    const settings = { registry: scene.registry.url, web: 'https://registry.example', replacement: REPLACEMENT };
    const linked = await npmRotator(settings, undefined, scene.clock).request!(ctx, plan);
    expect(linked.link).toBe('https://registry.example/settings/mona/tokens/granular-access-tokens/new');
  });

  it('is sent to no registry but its own', async () => {
    const { scene, rotator } = await planned();
    const before = scene.registry.seen.length;
    const elsewhere = npmCredential(scene.credential.secret, { host: 'other.example' });
    await expect(rotator.snapshot(newContext(), elsewhere)).rejects.toMatchObject({ code: 'config' });
    expect(scene.registry.seen).toHaveLength(before);
    const { host } = new URL(scene.registry.url);
    const here = await rotator.snapshot(newContext(), npmCredential(scene.credential.secret, { host }));
    expect(here.orders).toEqual(['by-person']);
  });

  it('is deleted by its key where the list tells it, so that it stands in no path', async () => {
    const { scene, rotator, ctx, plan } = await planned();
    await rotator.disable(ctx, plan);
    expect(scene.leaked.isDead).toBe(true);
    expect(scene.registry.seen.some(({ path }) => path.includes(scene.leaked.value))).toBe(false);
  });

  it('is found on a later page of the list', async () => {
    const { scene, rotator, ctx } = await planned({ perPage: 1 });
    const other = scene.registry.addToken();
    const late = scene.registry.addToken();
    const credential = npmCredential(new SecretValue(late.value));
    const plan = await planOf({ rotator, credential }, 'by-person', ctx);
    await rotator.disable(ctx, plan);
    expect([other.isDead, late.isDead]).toEqual([false, true]);
    expect(scene.registry.seen.some(({ path }) => path.includes(late.value))).toBe(false);
  });

  it('needs a person where the registry wants a one-time password, and is not taken for dead then', async () => {
    const { scene, rotator, ctx, plan } = await planned({}, { needsOtp: true });
    const text = await failureOf(rotator.disable(ctx, plan));
    expect(text).toContain('one-time password');
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(scene.leaked.isDead).toBe(false);
    scene.registry.inject('GET /-/whoami', { kind: 'answer', answer: otpWanted });
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    scene.registry.kill(scene.leaked);
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('is deleted by another token of its user where it may not delete itself', async () => {
    const { scene, rotator, ctx, plan } = await planned({}, { needsOtp: true }, ({ admin }) => ({
      admin: new SecretValue(admin.value),
    }));
    await rotator.disable(ctx, plan);
    expect([scene.leaked.isDead, scene.admin.isDead]).toEqual([true, false]);
  });

  it('goes on for a while, and counts as dead only when the registry refuses it', async () => {
    const { scene, rotator, ctx, plan } = await planned({ deathAfterUses: 2 });
    await rotator.disable(ctx, plan);
    const answers: string[] = [];
    for (let asked = 0; asked < 3; asked += 1) answers.push(await rotator.confirm(ctx, plan));
    expect(answers).toEqual(['accepted', 'accepted', 'rejected']);
    expect(scene.leaked.isDead).toBe(true);
  });

  it.each([
    ['a limit', { status: 429, headers: { 'retry-after': '60' } }, 1],
    ['trouble at the registry', { status: 503 }, 3],
    ['a bare 403', { status: 403, body: { error: 'unauthorized access' } }, 1],
    ['an answer without a name', { status: 200, body: {} }, 1],
    ['a page that is no answer', { status: 200, body: '<html>' }, 1],
    ['an address that is not allowed', { status: 401, headers: { 'www-authenticate': 'ipaddress' } }, 1],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example' } }, 1],
  ])('is not taken for dead or alive after %s', async (_, answer, times) => {
    const { scene, rotator, ctx, plan } = await planned();
    scene.registry.inject('GET /-/whoami', { kind: 'answer', answer }, times);
    const said = await rotator.confirm(ctx, plan).catch((error: { code: string }) => error.code);
    expect(['unknown', 'provider-unreachable']).toContain(said);
  });

  it('is not taken for alive by a registry that lets in a token that nobody issued', async () => {
    const { scene, rotator, ctx, plan } = await planned();
    const answer = { status: 200, body: { username: 'mona' } };
    scene.registry.inject('GET /-/whoami', { kind: 'answer', answer }, 2);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
  });

  it('that is dead needs its user from the configuration', async () => {
    const { scene } = await planned();
    scene.registry.kill(scene.leaked);
    const blind = await scene.rotator().snapshot(newContext(), scene.credential);
    expect(blind.impossible['by-person']).toContain('add user');
    const told = scene.rotator({ replacement: { ...REPLACEMENT, user: 'mona' } });
    expect((await told.snapshot(newContext(), scene.credential)).orders).toEqual(['by-person']);
  });

  it('that may publish is better replaced by no token at all, which the plan says', async () => {
    const { scene } = await planned();
    const publishing = scene.rotator({ replacement: { ...REPLACEMENT, permission: 'write', expiresInDays: 120 } });
    const { notes } = await publishing.snapshot(newContext(), scene.credential);
    expect(notes.join()).toContain('trusted publishing');
    expect(notes.join()).toContain('at most 90 days');
  });

  it('does not name itself in a refusal that repeats it', async () => {
    const { scene, rotator, ctx, plan } = await planned({}, { isListed: false });
    const answer = { status: 403, body: { error: `may not delete ${scene.leaked.value}` } };
    scene.registry.inject('any change', { kind: 'answer', answer });
    const text = await failureOf(rotator.disable(ctx, plan));
    expect(text).toContain('give this provider an admin');
    expect(text.includes(scene.leaked.value)).toBe(false);
  });
});
