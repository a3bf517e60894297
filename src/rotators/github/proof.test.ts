import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubScene, TOKEN_REPLACEMENT, type GithubScene } from '../../../test/support/github-scene.js';
import type { Fault } from '../../../test/support/github/faults.js';
import { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../rotator.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };
const REVOKE = 'POST /credentials/revoke';

let scene: GithubScene;
let rotator: Rotator;

const planFor = async (by: Rotator, current = scene.credential): Promise<SuccessorPlan> => ({
  order: 'by-person',
  current,
  snapshot: await by.snapshot(ctx, current),
});

beforeEach(async () => {
  scene = await githubScene();
  rotator = scene.rotator(TOKEN_REPLACEMENT);
});
afterEach(() => scene.github.stop());

describe('confirm', () => {
  const silent: readonly (readonly [string, Fault])[] = [
    ['403', { kind: 'answer', status: 403 }],
    ['404', { kind: 'answer', status: 404 }],
    ['429', { kind: 'answer', status: 429 }],
    ['500', { kind: 'answer', status: 500 }],
    ['503', { kind: 'answer', status: 503 }],
    ['a secondary limit', { kind: 'secondary-rate-limit' }],
    ['an answer that is lost', { kind: 'lose-answer' }],
    ['a request that is lost', { kind: 'lose-request' }],
  ];
  it.each(silent)('takes %s for no word about the token, alive or dead', async (_, fault) => {
    const plan = await planFor(rotator);
    scene.github.inject('GET /user', fault);
    expect(await scene.rotator(TOKEN_REPLACEMENT).confirm(ctx, plan)).toBe('unknown');
    scene.github.state.kill(scene.leaked);
    scene.github.inject('GET /user', fault);
    expect(await scene.rotator(TOKEN_REPLACEMENT).confirm(ctx, plan)).toBe('unknown');
    expect(scene.github.pendingFaults).toBe(0);
  });

  it('says accepted only where a made-up token was refused, and makes that up once', async () => {
    const plan = await planFor(rotator);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    const asked = scene.github.requestsTo('GET /user').filter(({ credential }) => credential === 'unknown');
    expect(asked).toHaveLength(1);
  });

  it('does not say accepted where the made-up token got no refusal', async () => {
    const plan = await planFor(rotator);
    // The first request is that of the leaked token, which is let in; the second that of the made-up one.
    scene.github.inject('GET /user', { kind: 'hold' });
    const answer = rotator.confirm(ctx, plan);
    await expect.poll(() => scene.github.requestsTo('GET /user').length).toBe(2);
    scene.github.inject('GET /user', { kind: 'answer', status: 503 });
    scene.github.release();
    expect(await answer).toBe('unknown');
  });

  it('follows a death that comes late', async () => {
    scene.github.state.deathAfter = 2;
    const plan = await planFor(rotator);
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'not-applied' });
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('asks no more until the limit ends, and then again', async () => {
    const plan = await planFor(rotator);
    scene.github.inject('GET /user', { kind: 'secondary-rate-limit', retryAfterSeconds: 120 });
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    const asked = scene.github.requests.length;
    scene.advance(119_000);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(scene.github.requests).toHaveLength(asked);
    scene.advance(1_000);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it('never takes the refusal of a refresh token for its death: nobody can ask for that', async () => {
    const refresh = scene.credentialOf(scene.github.state.addRefreshToken(scene.mona));
    const plan = await planFor(rotator, refresh);
    expect(plan.snapshot.notes.join()).toContain('stop at confirming');
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    await rotator.disable(ctx, plan);
    expect(scene.github.state.findToken(refresh.secret.reveal())?.status).toBe('dead');
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
  });
});

describe('disable', () => {
  it('sends the token alone, not signed in, once', async () => {
    const plan = await planFor(rotator);
    await rotator.disable(ctx, plan);
    const [request, ...more] = scene.github.requestsTo(REVOKE);
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      credential: 'none',
      body: { credentials: [`classic ${String(scene.leaked.id)}`] },
      violations: [],
      ignored: [],
      status: 202,
    });
  });

  const limits: readonly (readonly [string, Fault])[] = [
    ['403 with a time', { kind: 'secondary-rate-limit', retryAfterSeconds: 90 }],
    ['429 with a time', { kind: 'secondary-rate-limit', status: 429, retryAfterSeconds: 90 }],
    ['429 with a header', { kind: 'answer', status: 429, headers: { 'retry-after': '90' } }],
  ];
  it.each(limits)('says when to try again after %s, and has revoked nothing', async (_, fault) => {
    const plan = await planFor(rotator);
    scene.github.inject(REVOKE, fault);
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({
      code: 'provider-unreachable',
      hint: expect.stringContaining('retry after 90 s (2026-11-24T10:01:30.000Z)') as string,
    });
    expect(scene.leaked.status).toBe('alive');
  });

  it('says when the sixty anonymous requests of an hour are used up', async () => {
    await scene.github.stop();
    scene = await githubScene({ rateLimit: { anonymousPerHour: 0 } });
    const limited = scene.rotator(TOKEN_REPLACEMENT);
    const failure = limited.disable(ctx, await planFor(limited));
    await expect(failure).rejects.toMatchObject({
      code: 'provider-unreachable',
      hint: expect.stringMatching(/60 anonymous requests an hour.*retry after 3600 s/) as string,
    });
  });

  it.each([403, 404] as const)('calls any other %i a refusal', async (status) => {
    const plan = await planFor(rotator);
    scene.github.inject(REVOKE, { kind: 'answer', status });
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it.each([500, 502, 503] as const)('calls a %i ambiguous, since the token may be revoked by then', async (status) => {
    const plan = await planFor(rotator);
    scene.github.inject(REVOKE, { kind: 'answer', status, afterEffect: true });
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    await rotator.disable(ctx, plan);
    expect(scene.github.requestsTo(REVOKE)).toHaveLength(1);
  });

  it('revokes although the limit of the leaked token itself is used up', async () => {
    const plan = await planFor(rotator);
    scene.github.inject('GET /user', { kind: 'secondary-rate-limit' });
    await rotator.disable(ctx, plan);
    expect(scene.leaked.status).toBe('dead');
  });

  it('ends an installation token by itself, of the short and of the stateless kind', async () => {
    for (const installationTokens of ['short', 'stateless'] as const) {
      const own = await githubScene({ installationTokens });
      const [installation] = own.github.state.installations;
      const token = own.github.state.addInstallationToken(installation!);
      const by = own.rotator({ ...TOKEN_REPLACEMENT, leakedMay: { contents: 'read' } });
      const plan = await planFor(by, own.credentialOf(token));
      expect(plan.snapshot.facts).toMatchObject({ kind: 'installation', status: 'accepted' });
      expect(await by.confirm(ctx, plan)).toBe('accepted');
      await by.disable(ctx, plan);
      await by.disable(ctx, plan);
      expect(own.github.requestsTo('DELETE /installation/token')).toHaveLength(1);
      expect(own.github.requestsTo(REVOKE)).toHaveLength(0);
      expect(await by.confirm(ctx, plan)).toBe('rejected');
      await own.github.stop();
    }
  });

  it('takes everything that the endpoint takes', async () => {
    const { state } = scene.github;
    const [installation] = state.installations;
    const tokens = [
      state.addFineGrainedToken(scene.mona, { owner: scene.acme, repositories: [scene.orders] }),
      state.addOauthToken(scene.mona, ['repo']),
      state.addUserToServerToken(scene.mona, installation!),
    ];
    const said = scene.rotator({ ...TOKEN_REPLACEMENT, leakedMay: { contents: 'read' } });
    for (const token of tokens) {
      const plan = await planFor(said, scene.credentialOf(token));
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(token.status).toBe('dead');
    }
  });

  it('refuses what is no token of GitHub before anything is sent', async () => {
    const other = { ...scene.credential, secret: new SecretValue('0123456789'.repeat(4)) };
    await expect(rotator.snapshot(ctx, other)).rejects.toMatchObject({ code: 'unsupported' });
    expect(scene.github.requests).toEqual([]);
  });
});
