import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFake, type FakeRoute, type FakeServer } from '../../test/support/fake/fake-provider.js';
import { z } from 'zod';
import { ApiLimitError, apiClient, type ApiCall, type CallApi } from './api-client.js';
import type { Clock } from './clock.js';

const routes: readonly FakeRoute[] = [
  { method: 'GET', path: '/keys/:id', changes: false, answer: ({ params }) => ({ status: 200, body: params }) },
  {
    method: 'POST',
    path: '/keys',
    changes: true,
    body: z.strictObject({ name: z.string() }),
    answer: ({ body }) => ({ status: 201, body }),
  },
  { method: 'DELETE', path: '/keys/:id', changes: true, answer: () => ({ status: 204 }) },
];

describe('a call of a provider’s API', () => {
  let server: FakeServer;
  let slept: number[];
  let call: CallApi;
  beforeEach(async () => {
    server = await startFake({ name: 'keys', routes, refuse: (status) => ({ status, body: { error: 'no' } }) });
    slept = [];
    const clock: Clock = { now: () => new Date(), sleep: (ms) => Promise.resolve(void slept.push(ms)) };
    call = apiClient({ provider: 'keys', address: server.url }, clock);
  });
  afterEach(() => server.stop());

  const signal = AbortSignal.timeout(60_000);
  const read: ApiCall = { doing: 'looking up', about: 'key k1', method: 'GET', path: '/keys/k1', signal };
  const create: ApiCall = {
    doing: 'creating',
    about: 'a key',
    method: 'POST',
    path: '/keys',
    json: { name: 'n' },
    signal,
  };

  it('gives what the provider answers, also when it says no', async () => {
    expect(await call(read)).toMatchObject({ status: 200, body: { id: 'k1' } });
    expect(await call(create)).toMatchObject({ status: 201, body: { name: 'n' } });
    expect(await call({ ...read, path: '/other' })).toMatchObject({ status: 404, body: { error: 'no' } });
    expect(server.violations).toEqual(['GET /other: no such route']);
  });

  it('reads again where no answer came, each time after a longer pause, and then says that nothing was changed', async () => {
    server.inject('GET /keys/:id', { kind: 'lose-answer' }, 2);
    expect(await call(read)).toMatchObject({ status: 200 });
    expect(slept).toHaveLength(2);
    expect(slept[0]).toBeGreaterThanOrEqual(250);
    expect(slept[1]).toBeGreaterThanOrEqual(500);
    server.inject('GET /keys/:id', { kind: 'answer', answer: { status: 503 } }, 3);
    await expect(call(read)).rejects.toMatchObject({ code: 'provider-unreachable' });
    expect(server.pendingFaults).toBe(0);
  });

  it.each([
    { title: 'the answer is lost', fault: { kind: 'lose-answer' } as const },
    { title: 'the provider fails', fault: { kind: 'answer', answer: { status: 502 } } as const },
  ])('makes a change once and calls it ambiguous where $title', async ({ fault }) => {
    server.inject('POST /keys', fault);
    await expect(call(create)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(server.seen).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  it('makes a change again that may be repeated', async () => {
    server.inject('DELETE /keys/:id', { kind: 'lose-answer' });
    const remove: ApiCall = { ...read, method: 'DELETE', repeatable: true };
    expect(await call(remove)).toMatchObject({ status: 204, body: undefined });
    expect(server.seen).toHaveLength(2);
  });

  it('waits as long as the provider asks for, where that is soon', async () => {
    server.inject('GET /keys/:id', { kind: 'answer', answer: { status: 429, headers: { 'retry-after': '2' } } });
    expect(await call(read)).toMatchObject({ status: 200 });
    expect(slept[0]).toBeGreaterThanOrEqual(2000);
    expect(slept[0]).toBeLessThan(3000);
  });

  it.each([
    { title: 'that ends later, for a read', headers: { 'retry-after': '3600' }, made: read, seconds: 3600 },
    { title: 'without a time', headers: {}, made: read, seconds: 60 },
    { title: 'for a change', headers: { 'retry-after': '1' }, made: create, seconds: 1 },
  ])('says when to come back at a limit $title', async ({ headers, made, seconds }) => {
    server.inject(made === read ? 'GET /keys/:id' : 'POST /keys', { kind: 'answer', answer: { status: 429, headers } });
    const error: unknown = await call(made).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ApiLimitError);
    expect(error).toMatchObject({ code: 'provider-unreachable', retryAfterMs: seconds * 1000 });
    expect(server.seen).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    const answer = { status: 302, headers: { location: 'http://127.0.0.1:1/' } };
    server.inject('GET /keys/:id', { kind: 'answer', answer });
    await expect(call(read)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('refuses an address that is neither https nor this machine', () => {
    const clock: Clock = { now: () => new Date(), sleep: () => Promise.resolve() };
    expect(() => apiClient({ provider: 'keys', address: 'http://keys.example' }, clock)).toThrow(/https/);
  });
});
