import { describe, expect, it } from 'vitest';
import { excessOf } from './excess.js';

const excess = (provider: string, facts: Record<string, string>, rule = 'any') => excessOf(provider, rule, { facts });

describe('what is too much', () => {
  it('names each scope that is, and why', () => {
    expect(excess('github', { scopes: 'repo, admin:org, read:user' })).toEqual([
      'repo: reads and writes every repository that its person can, private ones too',
      'admin:org: administers organizations, keys or hooks',
    ]);
  });
  it('is everything for a key that nothing limits, whatever it tells', () => {
    expect(excess('cloudflare', {}, 'cloudflare-global-key')).toHaveLength(1);
    expect(excess('stripe', {}, 'stripe-restricted-key-live')).toEqual([]);
  });
  it('is the root of an account', () => {
    expect(excess('aws', { owner: 'arn:aws:iam::123456789012:root' })).toHaveLength(1);
    expect(excess('aws', { owner: 'arn:aws:iam::123456789012:user/root' })).toEqual([]);
  });
  it('is a star at any provider, and nothing where nothing is told', () => {
    expect(excess('acme', { scopes: '*:*' })).toEqual(['*:*: does everything']);
    expect(excess('acme', {})).toEqual([]);
    expect(excess('constructor', { scopes: 'x' })).toEqual([]);
  });
});
