import type { Probe } from '../probe.js';

export const sentry = {
  provider: 'sentry',
  rules: ['sentry-user-auth-token', 'sentry-integration-token', 'sentry-user-app-token', 'sentry-token-legacy'],
  // Many run Sentry themselves.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://sentry.io',
    path: '/api/0/organizations/',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, means: 'active', because: 'it lists organizations' },
    {
      status: 401,
      where: ['detail', ['Invalid token', 'Token expired', 'User inactive or deleted.']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 403,
      where: ['detail', 'You do not have permission to perform this action.'],
      means: 'active',
      because: 'its scopes do not reach organizations',
    },
  ],
  facts: { account: { json: '0.slug' } },
  control: 'random',
  source: 'https://docs.sentry.io/api/organizations/list-your-organizations/',
} as const satisfies Probe;
