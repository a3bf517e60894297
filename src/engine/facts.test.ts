import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactName } from '../detectors/detector.js';
import { facts } from './facts.js';

const join = (...parts: readonly string[]): string => parts.join('');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const field = (type: number, text: string): Buffer =>
  Buffer.concat([
    Buffer.from(text.length < 128 ? [type, text.length] : [type, (text.length & 0x7f) | 0x80, text.length >> 7]),
    Buffer.from(text),
  ]);
/** As the index makes it: version, location, identifier, caveats, signature. */
const macaroon = (...caveats: readonly string[]): string => {
  const sections = caveats.map((caveat) => Buffer.concat([field(2, caveat), Buffer.from([0])]));
  const head = [Buffer.from([2]), field(1, 'pypi.org'), field(2, '8c4b9f5e-2d1a-4f7b-9e3c-6a5d4b3c2f1e')];
  const tail = [Buffer.from([0, 6, 32]), Buffer.alloc(32, 7)];
  return `pypi-${Buffer.concat([...head, Buffer.from([0]), ...sections, ...tail]).toString('base64url')}`;
};
const token = { host: 'pypi.org', 'token-id': '8c4b9f5e-2d1a-4f7b-9e3c-6a5d4b3c2f1e' };

describe('what a value tells', () => {
  it.each<{ what: string; name: FactName; value: string; told: Readonly<Record<string, string>> }>([
    {
      what: 'where a routable token of GitLab belongs',
      name: 'gitlab',
      value: join('gl', 'pat-eG7PSR9uF7YW3fe9mWwtm', '286MQp0OjF6CA.01.0y06ohi44'),
      told: { organization: '1', 'top-level-group': '71' },
    },
    {
      what: 'for which projects an upload token of PyPI is good',
      name: 'pypi',
      value: macaroon('{"version": 1, "permissions": {"projects": ["orders", "billing"]}}'),
      told: { ...token, scope: 'orders, billing' },
    },
    {
      what: 'that it is good for all of them',
      name: 'pypi',
      value: macaroon('{"version": 1, "permissions": "user"}', '[3, "d9f0a5c2"]'),
      told: { ...token, scope: 'all projects of the user', 'user-id': 'd9f0a5c2' },
    },
    {
      what: 'until when it is good',
      name: 'pypi',
      value: macaroon('[0, 1767225600, 1700000000]', '[1, ["orders"]]', `[2, ["${'a'.repeat(150)}"]]`),
      told: { ...token, scope: 'orders', expires: '2026-01-01T00:00:00.000Z', 'project-id': 'a'.repeat(150) },
    },
    {
      what: 'of which organization a token of Sentry is',
      name: 'sentry',
      value: join(
        'sn',
        'trys_eyJpYXQiOiAxNzAwMDAwMDAwLjAsICJ1cmwiOiAiaHR0cHM6Ly9zZW50cnkuaW8iLCAicmVnaW9uX3VybCI6ICJod',
        'HRwczovL3VzLnNlbnRyeS5pbyIsICJvcmciOiAiZXhhbXBsZSJ9_cFf+fce9kSuqpfXPIYNso+uEEm9bujK3O+N3Q4ihjKk',
      ),
      told: {
        organization: 'example',
        host: 'https://sentry.io',
        region: 'https://us.sentry.io',
        issued: '2023-11-14T22:13:20.000Z',
      },
    },
    {
      what: 'of which organization a token of Grafana Cloud is',
      name: 'grafana-cloud',
      value: join(
        'gl',
        'c_eyJvIjoiMSIsIm4iOiJleGFtcGxlIiwiayI6Ikh0dElEd',
        'UJiSk9EcXZ5aUh0VU1QRU82OCIsIm0iOnsiciI6InVzIn19',
      ),
      told: { organization: '1', name: 'example', region: 'us' },
    },
    {
      what: 'of which organization an old key of Grafana is',
      name: 'grafana-legacy',
      value: join('ey', 'JrIjoiNHBRRjVwSTV3M1poYkJINnJjV2VjamR2b0c', '0V3NxeWgiLCJuIjoiZXhhbXBsZSIsImlkIjoxfQ=='),
      told: { organization: '1', name: 'example' },
    },
    {
      what: 'until when a reference token of JFrog is good',
      name: 'jfrog',
      value: join('cm', 'VmdGtuOjAxOjE3NjcyMjU2MDA6dWNhW', 'jFTcHN2QkcyOFVMTDJZckNGYVFDQVVu'),
      told: { expires: '2026-01-01T00:00:00.000Z' },
    },
    { what: 'that it is good for ever', name: 'jfrog', value: base64('reftkn:01:0000000000:uca1'), told: {} },
    {
      what: 'the id of a token of a data center',
      name: 'data-center',
      value: join('MTIzNDU2Nzg5MD', 'EyOghLpd19yHVgJ/', 'FH8PehB+eKNLO5'),
      told: { 'token-id': '123456789012' },
    },
    {
      what: 'the service and month of a common annotated key',
      name: 'azure-annotated',
      value: join('tEWrZG2lNRYTBuyErQ9fqZ80c', 'hjQV38NiE5Dg7k36bzLCVWjqW6pJQ', 'QJ99CKAAAAAAAAAAAAAAAAAZDOpKYP'),
      told: { service: 'Azure DevOps', issued: '2026-11' },
    },
    {
      what: 'the account of a key of Bedrock',
      name: 'bedrock',
      value: join('AB', 'SK', base64('BedrockAPIKey-orders-at-123456789012:kT7vQ2xLm9')),
      told: { name: 'BedrockAPIKey-orders', account: '123456789012' },
    },
    {
      what: 'the host of a publishable key of Clerk',
      name: 'clerk',
      value: join('pk_', 'live_', base64('clerk.orders.internal$')),
      told: { host: 'clerk.orders.internal' },
    },
    {
      what: 'account and tunnel of a token of Cloudflare',
      name: 'cloudflare-tunnel',
      value: base64(JSON.stringify({ a: 'f81d4c', t: '0d92e17', s: 'kT7vQ2xLm9' })),
      told: { account: 'f81d4c', 'tunnel-id': '0d92e17' },
    },
    {
      what: 'the user of a token of Mapbox',
      name: 'mapbox',
      value: join('sk', '.', base64(JSON.stringify({ u: 'orders', a: 'cl0' })), '.x'),
      told: { user: 'orders', 'token-id': 'cl0' },
    },
    {
      what: 'the address of a service account of 1Password',
      name: 'onepassword',
      value: join(
        'ops',
        '_',
        base64(JSON.stringify({ email: 'a@b.internal', signInAddress: 'b.internal', srpX: 'x' })),
      ),
      told: { user: 'a@b.internal', host: 'b.internal' },
    },
    {
      what: 'the id of a key of WorkOS',
      name: 'workos',
      value: join('sk_', 'live_', base64('key_01ABC,kT7vQ2xLm9')),
      told: { 'key-id': 'key_01ABC' },
    },
  ])('is $what', ({ name, value, told }) => {
    expect(facts[name](value)).toEqual(told);
  });

  it('is nothing for text of any other kind, and never takes long or fails', () => {
    const names = Object.keys(facts) as readonly FactName[];
    const text = fc.oneof(fc.string({ maxLength: 400 }), fc.base64String({ maxLength: 400 }), fc.constant(''));
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        expect(Object.keys(facts[name](value) ?? {}).length).toBeLessThan(8);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing that is not plain text, however the token was made', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (org, url) => {
          const value = join('sntrys', '_', base64(JSON.stringify({ org, url })), '_x');
          for (const told of Object.values(facts.sentry(value) ?? {})) expect(told).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });
});
