// What GitHub's published description does not have its servers say, and what others say in their place.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { githubScene, TOKEN_REPLACEMENT } from '../../../test/support/github-scene.js';
import { mintFineGrainedToken } from '../../../test/support/github/mint.js';
import { rsaKeys } from '../../../test/support/github/test-client.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock, type Clock } from '../../platform/clock.js';
import { githubRotator } from '../github.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../rotator.js';
import { mintInstallationToken } from './app-token.js';
import { githubClient, type GithubCall } from './client.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };
const now = new Date('2026-11-24T10:00:00Z');
const clock: Clock = { ...systemClock, now: () => now };
const call: GithubCall = { doing: 'testing', about: 'x', method: 'GET', path: '/user', signal: ctx.signal };

async function serverWith(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Answers every request alike. */
const alike = (status: number, headers: Readonly<Record<string, string>>, body: unknown): Promise<string> =>
  serverWith((_, answer) => void answer.writeHead(status, headers).end(JSON.stringify(body)));

describe('githubClient', () => {
  const limits: readonly (readonly [string, number, Readonly<Record<string, string>>, unknown, string])[] = [
    ['a budget that is used up', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795514430' }, {}, '30 s'],
    ['only words', 403, {}, { message: 'You have exceeded a secondary rate limit' }, '60 s'],
    ['429 without a time', 429, {}, {}, '60 s'],
    ['a time that is long past', 429, { 'retry-after': '-5' }, {}, '1 s'],
    ['a time beyond all reason', 429, { 'retry-after': '99999999999' }, {}, '86400 s'],
  ];
  it.each(limits)('knows a limit by %s', async (_, status, headers, body, wait) => {
    const client = githubClient(await alike(status, headers, body), clock);
    await expect(client(call)).rejects.toMatchObject({
      code: 'provider-unreachable',
      hint: expect.stringContaining(`retry after ${wait} `) as string,
      retryAfterMs: Number.parseInt(wait) * 1000,
    });
  });

  it('does not take a 403 for a limit where requests are left', async () => {
    const url = await alike(403, { 'x-ratelimit-remaining': '17', 'x-ratelimit-reset': '1795514430' }, {});
    expect(await githubClient(url, clock)(call)).toMatchObject({ status: 403 });
  });

  it('carries no token to where a redirect points', async () => {
    let arrived = 0;
    const target = await serverWith((_, answer) => {
      arrived += 1;
      answer.end('{}');
    });
    const client = githubClient(await alike(301, { location: `${target}/user` }, {}), clock);
    await expect(client(call)).rejects.toMatchObject({ code: 'provider-refused' });
    expect(arrived).toBe(0);
  });
});

describe('a server that is not what it seems', () => {
  async function confirming(url: string): Promise<Awaited<ReturnType<Rotator['confirm']>>> {
    const scene = await githubScene();
    onTestFinished(() => scene.github.stop());
    const snapshot = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    const plan: SuccessorPlan = { order: 'by-person', current: scene.credential, snapshot };
    const there = githubRotator({ api: url, replacement: TOKEN_REPLACEMENT }, undefined, clock);
    return there.confirm(ctx, plan);
  }

  it.each([
    ['lets everybody in', 200, { login: 'mona' }],
    ['answers with a page', 200, '<html>sign in to the network</html>'],
    ['redirects', 302, {}],
    ['wants a sign-in of its own', 401, { message: 'Proxy authentication required' }],
    ['does not know the path', 404, { message: 'Not Found' }],
  ])('gets no verdict where it %s', async (_, status, body) => {
    expect(await confirming(await alike(status, {}, body))).toBe('unknown');
  });

  it('brings in no token that has scopes, whatever it looks like', async () => {
    const scene = await githubScene();
    onTestFinished(() => scene.github.stop());
    const snapshot = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    const plan: SuccessorPlan = { order: 'by-person', current: scene.credential, snapshot };
    const headers = {
      'x-oauth-scopes': 'repo',
      'github-authentication-token-expiration': '2026-11-30 10:00:00 UTC',
    };
    const api = await alike(200, headers, { login: 'mona' });
    const there = githubRotator({ api, replacement: TOKEN_REPLACEMENT }, undefined, clock);
    await expect(there.intake?.(ctx, plan, new SecretValue(mintFineGrainedToken()))).rejects.toMatchObject({
      code: 'needs-person',
      message: expect.stringContaining('it has scopes') as string,
    });
  });

  it('gives out no token of an App that reaches more than was asked for', async () => {
    const answer = { token: ['ghs', 'x'].join('_'), expires_at: '2026-11-24T11:00:00Z', repository_selection: 'all' };
    const settings = { api: await alike(201, {}, answer), appId: '1', installationId: '2', repositories: ['orders'] };
    const key = new SecretValue(rsaKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    await expect(mintInstallationToken(settings, key, clock, ctx.signal)).rejects.toMatchObject({ code: 'conflict' });
  });
});
