/**
 * Stripe's own mock server on loopback: it checks requests against Stripe's OpenAPI document and answers with its
 * examples. It keeps nothing and knows no keys, so it shows shapes, never that something happened.
 */
import { backend, freePort } from './backends.js';
import { startServer } from './server-process.js';

export interface StripeMock {
  readonly url: string;
  /** Any test key will do. */
  readonly key: string;
  stop(): Promise<void>;
}

export async function startStripeMock(): Promise<StripeMock> {
  const [http, https] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${String(http)}`;
  const key = ['sk', 'test', 'anybody'].join('_');
  const server = await startServer({
    name: 'stripe-mock',
    // Both, since it listens on all interfaces for what is not named.
    argv: () => [
      backend('stripe-mock'),
      `-http-addr=127.0.0.1:${String(http)}`,
      `-https-addr=127.0.0.1:${String(https)}`,
    ],
    isReady: async () => (await fetch(`${url}/v1/balance`, { headers: { authorization: `Bearer ${key}` } })).ok,
  });
  return { url, key, stop: server.stop };
}
