import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { systemClock } from '../platform/clock.js';
import { collectTokens, type ProviderEntry } from './collect.js';
import { isValueOf, type Inventory, type ListedToken } from './inventory.js';

const options = { clock: systemClock, signal: AbortSignal.timeout(10_000), deadlineMs: 5000, onToken: () => undefined };

const token = (id: string, more: Partial<ListedToken> = {}): ListedToken => ({
  kind: 'token',
  id,
  name: id,
  scopes: [],
  resources: [],
  broad: [],
  ...more,
});

function entry(name: string, list: Inventory['list'], realm = 'acme'): ProviderEntry {
  return { name, type: 'acme', open: () => Promise.resolve({ provider: 'acme', realm, untold: ['ends'], list }) };
}

async function* these(...tokens: readonly ListedToken[]): AsyncIterable<ListedToken> {
  yield* await Promise.resolve(tokens);
}

const idsOf = (tokens: Awaited<ReturnType<typeof collectTokens>>['tokens']): readonly string[] =>
  tokens.map(({ token: { id } }) => id);

describe('listing providers', () => {
  it('counts a token that two entries list once', async () => {
    const one = entry('one', () => these(token('a'), token('b')));
    const other = entry('other', () => these(token('b'), token('c', { kind: 'key' })));
    expect(idsOf((await collectTokens([one, other], options)).tokens)).toEqual(['a', 'b', 'c']);
  });

  it('keeps tokens apart that two servers call the same', async () => {
    const entries = ['one', 'other'].map((name) => entry(name, () => these(token('7')), name));
    expect(idsOf((await collectTokens(entries, options)).tokens)).toEqual(['7', '7']);
  });

  it('leaves out what has expired', async () => {
    const past = token('past', { expires: '2020-01-01' });
    const future = token('future', { expires: '2999-01-01' });
    expect(idsOf((await collectTokens([entry('one', () => these(past, future))], options)).tokens)).toEqual(['future']);
  });

  it('keeps what a provider told before it failed, and names the failure with its remedy', async () => {
    async function* broken(): AsyncIterable<ListedToken> {
      yield* these(token('a'));
      throw new AppError('provider-unreachable', 'acme: listing: status 502', { hint: 'try again' });
    }
    const { sources, tokens } = await collectTokens(
      [entry('one', broken), entry('other', () => these(token('z')))],
      options,
    );
    expect(sources).toMatchObject([
      { name: 'one', state: 'partly', listed: 1, problems: [{ what: 'acme: listing: status 502', hint: 'try again' }] },
      { name: 'other', state: 'listed', listed: 1 },
    ]);
    expect(idsOf(tokens)).toEqual(['a', 'z']);
  });

  it('gives up on a provider that never ends its answer', async () => {
    const silent: Inventory['list'] = async function* list() {
      await new Promise(() => undefined);
      yield token('never');
    };
    const { sources } = await collectTokens([entry('one', silent)], { ...options, deadlineMs: 20 });
    expect(sources).toMatchObject([
      { state: 'failed', problems: [{ what: expect.stringContaining('no answer') as string }] },
    ]);
  });

  it('says of a type that nothing lists that nothing does', async () => {
    const { sources } = await collectTokens([{ name: 'db', type: 'postgres', open: undefined }], options);
    expect(sources).toMatchObject([{ name: 'db', state: 'no-listing' }]);
  });

  it('does not take a mistake of ours for a provider that is down', async () => {
    const buggy: Inventory['list'] = () => {
      throw new TypeError('ours');
    };
    await expect(collectTokens([entry('one', buggy)], options)).rejects.toThrow(TypeError);
  });
});

describe('whether a value is a token’s', () => {
  const secret = new SecretValue(['sk', 'proj', 'abcdefghijkl'].join('-'));
  it.each([
    ['has its id', { contains: 'abcdefgh' }, true],
    ['has another id', { contains: 'hgfedcba' }, false],
    ['has an id so short that it proves nothing', { contains: 'abc' }, false],
    ['begins and ends so', { startsWith: 'sk-proj-', endsWith: 'ijkl' }, true],
    ['ends otherwise', { startsWith: 'sk-proj-', endsWith: 'wxyz' }, false],
    ['is shown by too little', { startsWith: '', endsWith: 'l' }, false],
    ['would overlap', { startsWith: 'sk-proj-abcdefghijkl', endsWith: 'ijkl' }, false],
    ['has nothing that tells', undefined, false],
  ])('where it %s', (_, hint, expected) => {
    expect(isValueOf(hint, secret)).toBe(expected);
  });
});
