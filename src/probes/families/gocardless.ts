import type { Probe } from '../probe.js';

export const gocardlessProbes = [
  {
    provider: 'gocardless',
    rules: ['gocardless-api-token'],
    request: {
      method: 'GET',
      at: 'https://api.gocardless.com',
      path: '/creditors?limit=1',
      headers: { authorization: 'Bearer {secret}', 'gocardless-version': '2015-07-06' },
    },
    answers: [
      { status: 200, where: ['creditors', true], means: 'active', because: 'it knows its creditor' },
      {
        status: 401,
        where: ['error.errors.0.reason', ['access_token_not_found', 'access_token_revoked', 'access_token_not_active']],
        means: 'inactive',
        because: 'it is invalid or was revoked',
      },
      {
        status: 403,
        where: ['error.errors.0.reason', 'insufficient_permissions'],
        means: 'active',
        because: 'it may not look at its creditor',
      },
    ],
    facts: { account: { json: 'creditors.0.name' }, keyId: { json: 'creditors.0.id' } },
    control: 'random',
    source: 'https://developer.gocardless.com/api-reference/#api-usage-errors',
  },
  {
    provider: 'gocardless',
    rules: ['gocardless-sandbox-token'],
    request: {
      method: 'GET',
      at: 'https://api-sandbox.gocardless.com',
      path: '/creditors?limit=1',
      headers: { authorization: 'Bearer {secret}', 'gocardless-version': '2015-07-06' },
    },
    answers: [
      { status: 200, where: ['creditors', true], means: 'active', because: 'it knows its creditor' },
      {
        status: 401,
        where: ['error.errors.0.reason', ['access_token_not_found', 'access_token_revoked', 'access_token_not_active']],
        means: 'inactive',
        because: 'it is invalid or was revoked',
      },
      {
        status: 403,
        where: ['error.errors.0.reason', 'insufficient_permissions'],
        means: 'active',
        because: 'it may not look at its creditor',
      },
    ],
    facts: { account: { json: 'creditors.0.name' }, keyId: { json: 'creditors.0.id' } },
    control: 'random',
    source: 'https://developer.gocardless.com/api-reference/#api-usage-errors',
  },
] as const satisfies readonly Probe[];
