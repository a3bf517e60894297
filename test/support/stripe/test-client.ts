// What the fake's own tests ask with: requests as bare as Stripe documents them.
import { expect, onTestFinished } from 'vitest';
import { type FakeStripe, startFakeStripe, type StripeOptions } from './fake-stripe.js';

export type Json = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly error: Json;
  readonly headers: Headers;
}

/** The test ends by expecting that every request was as it should be, unless it is about those that are not. */
export async function started(options: StripeOptions = {}, { isAboutViolations = false } = {}): Promise<FakeStripe> {
  const fake = await startFakeStripe(options);
  onTestFinished(async () => {
    await fake.stop();
    if (!isAboutViolations) expect(fake.violations).toEqual([]);
    expect(fake.pendingFaults).toBe(0);
  });
  return fake;
}

/** Sends the form as Stripe's clients do. */
export async function call(
  fake: FakeStripe,
  key: string | undefined,
  route: string,
  form?: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(`${fake.url}${path}`, {
    method,
    headers: { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const body = (await response.json()) as Json;
  return { status: response.status, body, error: (body['error'] ?? {}) as Json, headers: response.headers };
}

export const CREATE = 'POST /v1/webhook_endpoints';
/** An endpoint as a form. */
export const hook = {
  url: 'https://shop.example/hook',
  'enabled_events[0]': 'charge.succeeded',
  'metadata[for]': 'shop',
};
