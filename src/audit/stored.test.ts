import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { readStores, valuesOf, type ReadableStore, type StoredOptions } from './stored.js';

const options: StoredOptions = {
  signal: AbortSignal.timeout(10_000),
  fingerprints: (secret) => [`f:${String(secret.length)}`],
  known: new Set(),
  configured: new Map(),
  onValue: () => undefined,
};
const valueOf = (value: unknown, more: Partial<StoredOptions> = {}) =>
  valuesOf('team:app', new SecretValue(typeof value === 'string' ? value : JSON.stringify(value)), 'now', {
    ...options,
    ...more,
  });

describe('a stored value', () => {
  it('is looked at field by field where it is an object, also inside of others', () => {
    const values = valueOf({ host: 'db.internal', password: 'eight-or-more', nested: { api_token: 'eight-or-more' } });
    expect(values.map(({ place, isCredential }) => [place, isCredential])).toEqual([
      ['team:app#host', false],
      ['team:app#password', true],
      ['team:app#nested.api_token', true],
    ]);
  });

  it.each([
    ['accessKeyId', 'AK-1234567890', false],
    ['secretAccessKey', 'eight-or-more', true],
    ['url', 'postgres://orders:pass@db.internal/orders', true],
    ['url', 'https://db.internal/orders', false],
    ['username', 'eight-or-more', false],
    ['private_key', 'eight-or-more', true],
  ])('is a credential by its field %s (%s): %s', (field, text, isCredential) => {
    expect(valueOf({ [field]: text }).map((one) => one.isCredential)).toEqual([isCredential]);
  });

  it('is a credential wherever the configuration or a finding says so', () => {
    expect(valueOf({ host: 'db.internal' }, { known: new Set(['f:11']) })[0]?.isCredential).toBe(true);
    const configured = new Map([['team:app#host', 'acme']]);
    expect(valueOf({ host: 'db.internal' }, { configured })[0]).toMatchObject({ isCredential: true, provider: 'acme' });
  });

  it('is a credential as a whole where it is no object', () => {
    expect(valueOf('eight-or-more')).toMatchObject([{ place: 'team:app', isCredential: true }]);
    expect(valueOf('short')).toEqual([]);
  });

  it('never fails, whatever stands there, and names no part of a value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 50 }), fc.json()), (text) => {
        const seen: string[] = [];
        const values = valueOf(text, { onValue: (place) => seen.push(place) });
        expect(values.map(({ place }) => place)).toEqual(seen);
      }),
    );
  });

  it('is not followed into depths where nobody writes', () => {
    const deep = `${'{"inner":'.repeat(1000)}{"token":"eight-or-more"}${'}'.repeat(1000)}`;
    expect(valueOf(deep)).toEqual([]);
  });
});

describe('reading stores', () => {
  const store = (more: Partial<ReadableStore>): ReadableStore => ({
    list: () => Promise.resolve(['a', 'b'].map((path) => ({ path, currentVersion: '1', updatedAt: 'now' }))),
    current: (path) => Promise.resolve({ value: new SecretValue(`value of ${path}`) }),
    ...more,
  });
  const refuse = (): Promise<never> => Promise.reject(new AppError('provider-refused', 'store: reading: no'));

  it('goes on where one secret can not be read, and says so', async () => {
    const open = () =>
      Promise.resolve(
        store({ current: (path) => (path === 'a' ? refuse() : store({}).current(path, options.signal)) }),
      );
    const { sources, values } = await readStores([{ name: 'team', type: 'local', open }], options);
    expect(sources).toMatchObject([
      { name: 'team', state: 'partly', listed: 2, problems: [{ what: 'store: reading: no' }] },
    ]);
    expect(values.map(({ place }) => place)).toEqual(['team:b']);
  });

  it.each([
    ['does not open', { name: 'team', type: 'local', open: refuse }],
    ['is not listed', { name: 'team', type: 'local', open: () => Promise.resolve(store({ list: refuse })) }],
  ])('names a store that %s', async (_, one) => {
    const { sources } = await readStores([one], options);
    expect(sources).toMatchObject([{ state: 'failed', listed: 0 }]);
  });

  it('leaves out what is only staged', async () => {
    const list = () => Promise.resolve([{ path: 'a', updatedAt: 'now' }]);
    const open = () => Promise.resolve(store({ list }));
    expect((await readStores([{ name: 'team', type: 'local', open }], options)).values).toEqual([]);
  });
});
