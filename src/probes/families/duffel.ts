import type { Probe } from '../probe.js';

export const duffel = {
  provider: 'duffel',
  request: {
    method: 'GET',
    at: 'https://api.duffel.com',
    path: '/air/airlines?limit=1',
    headers: { authorization: 'Bearer {secret}', 'duffel-version': 'v2' },
  },
  answers: [
    { status: 200, where: ['data', true], means: 'active', because: 'it lists airlines' },
    {
      status: 401,
      where: ['errors.0.code', ['access_token_not_found', 'expired_access_token']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 403,
      where: ['errors.0.code', 'insufficient_permissions'],
      means: 'active',
      because: 'it may not list airlines',
    },
  ],
  control: 'random',
  source: 'https://duffel.com/docs/api/overview/errors',
} as const satisfies Probe;
