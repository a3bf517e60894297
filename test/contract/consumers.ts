/** Every consumer runs this suite: it tests each sentence of `src/consumers/consumer.ts`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Consumer, CredentialChange } from '../../src/consumers/consumer.js';

export interface ConsumerUnderTest {
  /** What can be asked there: the value, only to write it, or nothing, where it is told that there is a new one. */
  readonly kind?: 'readable' | 'write-only' | 'told';
  /** The consumer as a new process would make it. */
  make(): Promise<Consumer>;
  /** Puts this credential there, as its owner would have. */
  place(credential: Credential): Promise<void>;
  /** Everything that can be read there, to see whether a byte changed. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

const signal = AbortSignal.timeout(10 * 60_000);
const credential = (user: string, text: string): Credential => ({
  provider: 'postgres',
  secret: new SecretValue(['synthetic', text].join('-')),
  attributes: { user, host: 'db.internal' },
});
const old = credential('orders_app', 'old');
const change: CredentialChange = {
  rotationId: 'r111111111111',
  reference: 'local:a',
  old,
  successor: credential('orders_app', 'new'),
};
const withUser: CredentialChange = { ...change, successor: credential('orders_app_r111', 'new') };

export function consumerContract(name: string, makeConsumer: () => Promise<ConsumerUnderTest>): void {
  describe(`consumer contract: ${name}`, () => {
    let under: ConsumerUnderTest;
    beforeEach(async () => {
      under = await makeConsumer();
      await under.place(old);
    });
    afterEach(() => under.close());

    it('has a name that holds no value', async () => {
      const consumer = await under.make();
      expect(consumer.name).toMatch(/^[a-z-]+:./);
      expect(consumer.name).not.toContain(old.secret.reveal());
    });

    const kindOf = (): string => under.kind ?? 'readable';

    it('says old, then new after the update, and changes nothing by looking', async (test) => {
      if (kindOf() !== 'readable') return test.skip('nobody can look there');
      const consumer = await under.make();
      const before = await under.dump();
      expect(await consumer.check({ old }, signal)).toBe('old');
      expect(await consumer.check(change, signal)).toBe('old');
      expect(await under.dump()).toBe(before);
      await consumer.update(change, signal);
      const after = await under.dump();
      expect(await (await under.make()).check(change, signal)).toBe('new');
      expect(await under.dump()).toBe(after);
      expect(after).toContain(change.successor.secret.reveal());
      expect(after).not.toContain(old.secret.reveal());
    });

    it('says neither where another value stands, and refuses to update', async (test) => {
      if (kindOf() !== 'readable') return test.skip('nobody can look there');
      await under.place(credential('orders_app', 'theirs'));
      const before = await under.dump();
      const consumer = await under.make();
      expect(await consumer.check({ old }, signal)).toBe('neither');
      expect(await consumer.check(change, signal)).toBe('neither');
      await expect(consumer.update(change, signal)).rejects.toMatchObject({ code: 'conflict' });
      expect(await under.dump()).toBe(before);
    });

    it('says unknown where nobody can look, and the update comes in full all the same', async (test) => {
      if (kindOf() === 'readable') return test.skip('one can look there');
      const consumer = await under.make();
      const before = await under.dump();
      expect(await consumer.check({ old }, signal)).toBe('unknown');
      expect(await under.dump()).toBe(before);
      await consumer.update(change, signal);
      const after = await under.dump();
      expect(after).toContain(kindOf() === 'told' ? change.reference : change.successor.secret.reveal());
      expect(after).not.toContain(old.secret.reveal());
      expect(after.includes(change.successor.secret.reveal())).toBe(kindOf() === 'write-only');
      expect(await (await under.make()).check(change, signal)).toBe('unknown');
    });

    it('succeeds again once it is done and changes nothing more', async () => {
      await (await under.make()).update(change, signal);
      const after = await under.dump();
      await (await under.make()).update(change, signal);
      expect(await under.dump()).toBe(after);
    });

    it('carries a new user if it says so, and else refuses without changing anything', async () => {
      const consumer = await under.make();
      const before = await under.dump();
      const isCarried = consumer.carries.includes('user');
      const outcome = await consumer.update(withUser, signal).then(
        () => consumer.check(withUser, signal),
        (error: unknown) => (error as { readonly code?: unknown }).code,
      );
      const after = await under.dump();
      expect(outcome).toBe(isCarried ? (kindOf() === 'readable' ? 'new' : 'unknown') : 'conflict');
      expect(after.includes('orders_app_r111')).toBe(isCarried && kindOf() !== 'told');
      expect(after === before).toBe(!isCarried);
    });

    it('does nothing once the signal is aborted', async () => {
      const before = await under.dump();
      const consumer = await under.make();
      await expect(consumer.update(change, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
      expect(await under.dump()).toBe(before);
    });
  });
}
