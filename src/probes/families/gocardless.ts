import type { Probe } from '../probe.js';

/** The sandbox differs by its host alone. */
const probeAt = (at: string, rule: string): Probe => ({
  provider: 'gocardless',
  rules: [rule],
  request: {
    method: 'GET',
    at,
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
});

export const gocardlessProbes: readonly Probe[] = [
  probeAt('https://api.gocardless.com', 'gocardless-api-token'),
  probeAt('https://api-sandbox.gocardless.com', 'gocardless-sandbox-token'),
];
