import type { Probe } from '../probe.js';

export const honeycomb = {
  provider: 'honeycomb',
  rules: ['honeycomb-configuration-key', 'honeycomb-ingest-key'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.honeycomb.io',
    path: '/1/auth',
    headers: { 'x-honeycomb-team': '{secret}' },
  },
  answers: [
    { status: 200, where: ['team.slug', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'team.slug' }, scopes: { json: 'type' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://docs.honeycomb.io/api/auth/',
} as const satisfies Probe;
