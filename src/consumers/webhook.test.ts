import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebhook, type FakeWebhook } from '../../test/support/webhook.js';
import { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { webhookConsumer } from './webhook.js';

const credential = (secret: string): { provider: string; secret: SecretValue; attributes: Record<string, string> } => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: {},
});
const change = {
  rotationId: 'r000000000001',
  reference: 'team:apps/orders#password',
  old: credential('the-old-value'),
  successor: credential('the-new-value'),
};
const signal = AbortSignal.timeout(60_000);
const ROUTE = 'POST /hooks/unleak/';

describe('webhook consumer', () => {
  let now: Date;
  let receiver: FakeWebhook;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const consumer = (url = receiver.url, secret = receiver.secret): ReturnType<typeof webhookConsumer> =>
    webhookConsumer(
      { url, credential: 'orders-app' },
      { clock, secret: () => Promise.resolve(new SecretValue(secret)) },
    );
  beforeEach(async () => {
    now = new Date('2026-11-24T10:00:00Z');
    receiver = await startWebhook(() => new Date('2026-11-24T10:00:30Z'));
  });
  afterEach(() => receiver.server.stop());

  it('tells where the new value is, signed so that the documented check accepts it', async () => {
    await consumer().update(change, signal);
    expect([...receiver.deliveries.values()]).toEqual([
      {
        event: 'credential.replaced',
        rotation: 'r000000000001',
        credential: 'orders-app',
        reference: 'team:apps/orders#password',
        at: '2026-11-24T10:00:00.000Z',
      },
    ]);
    expect(receiver.server.violations).toEqual([]);
  });

  it('signs so that the documented check refuses another key and a message of another time', async () => {
    await expect(consumer(receiver.url, 'another-key-of-16-bytes').update(change, signal)).rejects.toMatchObject({
      code: 'provider-refused',
    });
    now = new Date('2026-11-24T09:00:00Z');
    await expect(consumer().update(change, signal)).rejects.toMatchObject({ code: 'provider-refused' });
    expect(receiver.messages).toEqual([]);
  });

  it.each(['lose-answer', 'lose-request'] as const)('tells it again after %s, as the same delivery', async (kind) => {
    receiver.server.inject(ROUTE, { kind });
    await consumer().update(change, signal);
    now = new Date(now.getTime() + 60_000);
    await consumer().update(change, signal);
    expect(receiver.deliveries.size).toBe(1);
    expect(receiver.messages).toHaveLength(kind === 'lose-answer' ? 3 : 2);
  });

  it.each([301, 400, 404, 500])(
    'fails with the status %i and shows nothing of the address but its host',
    async (status) => {
      receiver.server.inject(ROUTE, { kind: 'answer', answer: { status, headers: { location: '/elsewhere' } } }, 5);
      const error = await consumer()
        .update(change, signal)
        .then(
          () => undefined,
          (reason: unknown) => reason as Error,
        );
      expect(error?.message).toContain(`status ${String(status)}`);
      expect(error?.message).not.toContain('hooks/unleak');
      expect(consumer().name).toBe(`webhook:${receiver.server.url}`);
      expect(receiver.messages).toEqual([]);
    },
  );

  it('signs with no key that could be guessed', async () => {
    await expect(consumer(receiver.url, 'short').update(change, signal)).rejects.toMatchObject({ code: 'config' });
    expect(receiver.server.seen).toEqual([]);
  });

  it.each(['http://hooks.example/x', 'https://u:p@hooks.example/x', 'https://hooks.example/x?token=t', 'ftp://h/x'])(
    'refuses the address %s',
    (url) => {
      expect(() => consumer(url)).toThrow(expect.objectContaining({ code: 'config' }) as Error);
    },
  );
});
