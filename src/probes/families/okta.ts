import type { Probe } from '../probe.js';

export const okta = {
  provider: 'okta',
  rules: ['okta-api-token'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/v1/users/me',
    headers: { authorization: 'SSWS {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['errorCode', 'E0000011'], means: 'inactive', because: 'it is invalid or has expired' },
    { status: 403, where: ['errorCode', 'E0000006'], means: 'active', because: 'it may not look at its user' },
  ],
  facts: { owner: { json: 'profile.login' } },
  control: 'random',
  source: 'https://developer.okta.com/docs/reference/error-codes/',
} as const satisfies Probe;
