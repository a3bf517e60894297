import { describe, expect, it } from 'vitest';
import { CLOUDFLARE_PURPOSE_NAMES } from '../../scopes/cloudflare.js';
import { STRIPE_PURPOSE_NAMES } from '../../scopes/stripe.js';
import { parseConfig } from '../load.js';
import { suggestCredential, type Matchable } from '../match.js';

const ZONE = 'a'.repeat(32);
const ACCOUNT = 'b'.repeat(32);

function providerOf(entry: object): object {
  const config = parseConfig('unleak.yaml', JSON.stringify({ providers: { one: entry } }));
  return config.providers['one']!;
}

const github = (replacement: object): object => providerOf({ type: 'github', replacement });
const stripe = (replacement: object): object => providerOf({ type: 'stripe', replacement });
const cloudflare = (allow: object): object => providerOf({ type: 'cloudflare', admin: 'env:ADMIN', allow: [allow] });

describe('a purpose', () => {
  it('gives the permissions of a token of GitHub, a clone unless it is named, and an end', () => {
    const clone = { type: 'fine-grained-token', owner: 'acme', repositories: ['orders', 'site'], expiresInDays: 90 };
    const read = { contents: 'read', metadata: 'read' };
    expect(github({ repositories: ['acme/orders', 'ACME/site'] })).toMatchObject({
      replacement: { ...clone, permissions: read },
    });
    expect(github({ owner: 'acme', repositories: ['orders', 'site'], purpose: 'ci-status' })).toMatchObject({
      replacement: { ...clone, permissions: { statuses: 'write', metadata: 'read' } },
    });
  });

  it('gives the permissions of a key of Stripe, and the reads that show them', () => {
    expect(stripe({ purpose: 'refunds' })).toMatchObject({
      replacement: {
        type: 'restricted-key',
        permissions: { 'Charges and Refunds': 'write' },
        check: ['/v1/charges?limit=1'],
        forbidden: [],
      },
    });
    for (const purpose of STRIPE_PURPOSE_NAMES) expect(stripe({ purpose })).toBeDefined();
  });

  it('gives the groups of a token of Cloudflare, for zones or for an account', () => {
    expect(cloudflare({ purpose: 'certificates', zones: [ZONE] })).toMatchObject({
      allow: [{ permissions: ['Zone Read', 'DNS Write'], zones: [ZONE] }],
    });
    expect(cloudflare({ purpose: 'workers-deploy', account: ACCOUNT })).toMatchObject({
      allow: [{ permissions: ['Workers Scripts Write'], account: ACCOUNT }],
    });
    for (const purpose of CLOUDFLARE_PURPOSE_NAMES) {
      const place = purpose.endsWith('-deploy') ? { account: ACCOUNT } : { zones: [ZONE] };
      expect(cloudflare({ purpose, ...place })).toBeDefined();
    }
  });

  it.each<[what: string, make: () => object, says: string]>([
    ['both for GitHub', () => github({ repositories: ['a/b'], purpose: 'clone', permissions: {} }), 'not both'],
    ['none of GitHub', () => github({ repositories: ['a/b'], purpose: 'all' }), 'expected clone or push'],
    ['only a classic token’s', () => github({ repositories: ['a/b'], purpose: 'packages-read' }), 'GITHUB_TOKEN'],
    ['no owner', () => github({ repositories: ['b'] }), 'one owner'],
    ['two owners', () => github({ repositories: ['a/b', 'c/d'] }), 'one owner'],
    ['another owner', () => github({ owner: 'c', repositories: ['a/b'] }), 'one owner'],
    ['no repositories', () => github({ repositories: [] }), 'repositories'],
    ['a token for ever', () => github({ repositories: ['a/b'], 'expires-in-days': 0 }), 'expires-in-days'],
    ['neither for Stripe', () => stripe({}), 'either purpose or permissions'],
    ['both for Stripe', () => stripe({ purpose: 'charge', permissions: {} }), 'either purpose or permissions'],
    ['no known read', () => stripe({ permissions: { 'Terminal readers': 'read' } }), 'none is known'],
    ['neither for Cloudflare', () => cloudflare({ zones: [ZONE] }), 'either purpose or permissions'],
    ['the wrong place', () => cloudflare({ purpose: 'dns-read', account: ACCOUNT }), 'expected zones'],
    ['a zone for an account’s', () => cloudflare({ purpose: 'pages-deploy', zones: [ZONE] }), 'expected zones'],
  ])('is refused where it is %s', (_, make, says) => {
    expect(make).toThrow(says);
  });
});

describe('the lines that are suggested', () => {
  const place = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9, source: 'worktree', path: 'a' } as const;
  const finding = (provider: string, ruleId: string): Matchable => ({
    provider,
    ruleId,
    fingerprint: `v1:${'0'.repeat(32)}`,
    companions: [],
    locations: [place],
  });

  it.each([
    ['github', 'github-personal-access-token', {}, 'clone'],
    ['stripe', 'stripe-secret-key-live', { 'purpose: # dashboard': 'purpose: dashboard #' }, 'Balance'],
    [
      'stripe',
      'stripe-webhook-secret',
      { 'admin: #': 'admin: env:KEY #', 'endpoint: }': 'endpoint: we_1 }' },
      'webhook-endpoint',
    ],
    [
      'cloudflare',
      'cloudflare-user-token',
      {
        'admin: #': 'admin: env:TOKEN #',
        'purpose: # zone-read': 'purpose: dns-read #',
        'zones: # [ID]': `zones: [${ZONE}] #`,
      },
      'DNS Read',
    ],
  ])('are a configuration of %s when a person has completed them: %s', (provider, ruleId, completed, says) => {
    const text = suggestCredential(finding(provider, ruleId), 'acme/orders');
    const all = Object.entries({ ...completed, 'purpose: # one': 'purpose: x # one' });
    const filled = all.reduce((sum, [from, to]) => sum.replace(from, to), text);
    const config = parseConfig('unleak.yaml', filled);
    expect(`${text}${JSON.stringify(config.providers)}`).toContain(says);
    expect(config.credentials).toHaveLength(1);
  });

  it('leave the repositories to a person where nothing tells them', () => {
    const text = suggestCredential(finding('github', 'github-personal-access-token'));
    expect(text).toContain('repositories: # [OWNER/NAME]');
    expect(() => parseConfig('unleak.yaml', text)).toThrow('repositories');
  });
});
