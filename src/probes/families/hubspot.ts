import type { Probe } from '../probe.js';

export const hubspot = {
  provider: 'hubspot',
  rules: ['hubspot-private-app-token'],
  request: {
    method: 'GET',
    at: 'https://api.hubapi.com',
    path: '/account-info/v3/details',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['portalId', true], means: 'active', because: 'it knows its account' },
    {
      status: 401,
      where: ['category', ['INVALID_AUTHENTICATION', 'EXPIRED_AUTHENTICATION']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 403,
      where: ['category', 'MISSING_SCOPES'],
      means: 'active',
      because: 'its scopes do not reach the account',
    },
  ],
  facts: { account: { json: 'portalId' } },
  control: 'random',
  source:
    'https://developers.hubspot.com/docs/api-reference/account-account-info-v3/account-info/get-account-info-v3-details',
} as const satisfies Probe;
