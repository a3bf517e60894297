import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, githubScene, TOKEN_REPLACEMENT, type GithubScene } from '../../../test/support/github-scene.js';
import type { Fault } from '../../../test/support/github/faults.js';
import { githubRotator } from '../github.js';
import type { HumanRequest, RotationContext, Rotator, SuccessorPlan } from '../rotator.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };

let scene: GithubScene;
let rotator: Rotator;

beforeEach(async () => {
  scene = await githubScene();
  rotator = scene.rotator(TOKEN_REPLACEMENT);
});
afterEach(() => scene.github.stop());

async function planFor(by: Rotator, days?: number): Promise<SuccessorPlan> {
  const { credential, clock } = scene;
  const expiry = days === undefined ? {} : { expiresAt: new Date(clock.now().getTime() + days * DAY_MS).toISOString() };
  return { order: 'by-person', current: credential, snapshot: await by.snapshot(ctx, credential), ...expiry };
}

async function requestOf(plan: SuccessorPlan): Promise<HumanRequest> {
  const request = await rotator.request?.(ctx, plan);
  if (request === undefined) throw new RangeError('the rotator asks no person');
  return request;
}

describe('request', () => {
  it('gives a link that fills in what GitHub takes, and says all of it in words', async () => {
    const { link, instructions } = await requestOf(await planFor(rotator));
    const url = new URL(link ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${scene.github.url}/settings/personal-access-tokens/new`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      name: 'unleak r00000000000a',
      description: 'Replaces a leaked credential, rotation r00000000000a',
      target_name: 'acme',
      expires_in: '30',
      contents: 'read',
    });
    for (const part of ['as mona', 'owner acme', 'orders', 'contents: read', '30 days']) {
      expect(instructions).toContain(part);
    }
  });

  it('asks for no longer than the policy leaves', async () => {
    const { link } = await requestOf(await planFor(rotator, 7));
    expect(new URL(link ?? '').searchParams.get('expires_in')).toBe('7');
  });

  it.each([
    [{}, 'https://github.com/settings/'],
    [{ api: 'https://github.example/api/v3' }, 'https://github.example/settings/'],
    [{ api: 'https://api.acme.example', web: 'https://acme.example/' }, 'https://acme.example/settings/'],
  ])('links to where people of %j sign in', async (address, start) => {
    const plan = await planFor(rotator);
    const there = githubRotator({ ...address, replacement: TOKEN_REPLACEMENT }, undefined, scene.clock);
    expect((await there.request?.(ctx, plan))?.link?.startsWith(start)).toBe(true);
  });
});

describe('intake', () => {
  it('takes in a token with its user and its end', async () => {
    const successor = await rotator.intake?.(ctx, await planFor(rotator), scene.newToken({ days: 20 }));
    expect(successor?.attributes).toEqual({
      login: 'mona',
      'expires-at': '2026-12-14T10:00:00.000Z',
      rotation: 'r00000000000a',
    });
  });

  it('holds the expiry against the policy, too', async () => {
    const plan = await planFor(rotator, 7);
    await expect(rotator.intake?.(ctx, plan, scene.newToken({ days: 8 }))).rejects.toMatchObject({
      code: 'needs-person',
      hint: 'choose 7 days or less',
    });
    expect((await rotator.intake?.(ctx, plan, scene.newToken({ days: 7 })))?.attributes['login']).toBe('mona');
  });

  it('asks for every planned repository', async () => {
    const { state } = scene.github;
    const site = state.addRepository(scene.acme, 'site');
    const both = scene.rotator({ ...TOKEN_REPLACEMENT, repositories: ['orders', 'site'] });
    const plan = await planFor(both);
    await expect(both.intake?.(ctx, plan, scene.newToken())).rejects.toMatchObject({
      message: expect.stringContaining('acme/site') as string,
    });
    const token = scene.newToken({ repositories: [scene.orders, site] });
    expect((await both.intake?.(ctx, plan, token))?.secret.equals(token)).toBe(true);
  });

  it('expects the configured user before that of the leaked token', async () => {
    const bot = scene.github.state.addUser('acme-bot');
    scene.acme.members.set('acme-bot', 'admin');
    const asBot = scene.rotator({ ...TOKEN_REPLACEMENT, login: 'ACME-bot' });
    const plan = await planFor(asBot);
    expect((await asBot.intake?.(ctx, plan, scene.newToken({ user: bot })))?.attributes['login']).toBe('acme-bot');
    await expect(asBot.intake?.(ctx, plan, scene.newToken())).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('knows the user of a dead token by its attribute, and else asks for that of the owner', async () => {
    scene.github.state.kill(scene.leaked);
    const plan = await planFor(rotator);
    await expect(rotator.intake?.(ctx, plan, scene.newToken())).rejects.toMatchObject({
      message: expect.stringContaining('it is of mona, and acme was planned') as string,
    });
    const known = { ...plan, current: { ...plan.current, attributes: { login: 'mona' } } };
    expect((await rotator.intake?.(ctx, known, scene.newToken()))?.attributes['login']).toBe('mona');
  });

  const silent: readonly (readonly [string, Fault])[] = [
    ['403', { kind: 'answer', status: 403 }],
    ['429', { kind: 'answer', status: 429 }],
    ['500', { kind: 'answer', status: 500 }],
    ['a limit', { kind: 'secondary-rate-limit' }],
    ['a lost answer', { kind: 'lose-answer' }],
  ];
  it.each(silent)('takes %s for no word about the token: it can be brought again', async (_, fault) => {
    const plan = await planFor(rotator);
    const token = scene.newToken();
    scene.github.inject('GET /user', fault);
    await expect(rotator.intake?.(ctx, plan, token)).rejects.toMatchObject({ code: 'provider-unreachable' });
    expect(await rotator.intake?.(ctx, plan, token)).toBeDefined();
  });

  it('sends nothing of what can not be the new token', async () => {
    const plan = await planFor(rotator);
    const before = scene.github.requests.length;
    await expect(rotator.intake?.(ctx, plan, scene.credential.secret)).rejects.toThrow(/leaked token/);
    expect(scene.github.requests).toHaveLength(before);
  });
});

describe('verify', () => {
  it('refuses a token that lost its repository, and tells a limit from that', async () => {
    const plan = await planFor(rotator);
    const successor = (await rotator.intake?.(ctx, plan, scene.newToken()))!;
    scene.github.inject('GET /repos/{owner}/{repo}', { kind: 'secondary-rate-limit' });
    await expect(rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-unreachable' });
    scene.acme.members.delete('mona');
    await expect(rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('refuses a token whose time is over', async () => {
    const plan = await planFor(rotator);
    const successor = (await rotator.intake?.(ctx, plan, scene.newToken({ days: 1 })))!;
    scene.advance(DAY_MS);
    await expect(rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
  });
});
