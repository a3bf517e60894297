import type { Probe } from '../probe.js';

export const auth0 = {
  provider: 'auth0',
  rules: ['auth0-management-token'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/v2/clients?per_page=1&fields=client_id',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, means: 'active', because: 'it lists applications' },
    {
      status: 401,
      where: [
        'message',
        [
          'Invalid token',
          'Expired token received for JSON Web Token validation',
          'Invalid signature received for JSON Web Token validation',
        ],
      ],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 403,
      where: ['errorCode', 'insufficient_scope'],
      means: 'active',
      because: 'its scopes do not reach applications',
    },
  ],
  control: 'random',
  source: 'https://auth0.com/docs/api/management/v2/clients/get-clients',
} as const satisfies Probe;
