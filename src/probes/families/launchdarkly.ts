import type { Probe } from '../probe.js';

export const launchdarkly = {
  provider: 'launchdarkly',
  rules: ['launchdarkly-api-access-token'],
  // There are servers for the European Union and for authorities, and instances of single customers.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://app.launchdarkly.com',
    path: '/api/v2/caller-identity',
    headers: { authorization: '{secret}' },
  },
  answers: [
    { status: 200, where: ['accountId', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: {
    owner: { json: 'memberId' },
    account: { json: 'accountId' },
    scopes: { json: 'scopes' },
    keyId: { json: 'tokenId' },
  },
  control: 'random',
  source: 'https://launchdarkly.com/docs/api/other/get-caller-identity',
} as const satisfies Probe;
