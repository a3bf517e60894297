import type { Probe } from '../probe.js';

export const sendgrid = {
  provider: 'sendgrid',
  rules: ['sendgrid-api-key'],
  request: {
    method: 'GET',
    at: 'https://api.sendgrid.com',
    path: '/v3/scopes',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['scopes', true], means: 'active', because: 'it tells its scopes' },
    {
      status: 401,
      where: ['errors.0.message', 'The provided authorization grant is invalid, expired, or revoked'],
      means: 'inactive',
      because: 'it is invalid, has expired or was revoked',
    },
    // Also an address that the account does not allow.
    { status: 403, means: 'unknown', because: 'it refuses without a word about the key' },
  ],
  facts: { scopes: { json: 'scopes' } },
  details: [
    {
      path: '/v3/user/username',
      facts: { owner: { json: 'username' }, account: { json: 'user_id' } },
      source: 'https://www.twilio.com/docs/sendgrid/api-reference/users-api/retrieve-your-username',
    },
    {
      path: '/v3/whitelabel/domains?limit=50',
      facts: { resources: { json: '*.domain' } },
      source: 'https://www.twilio.com/docs/sendgrid/api-reference/domain-authentication/list-all-authenticated-domains',
    },
  ],
  control: 'random',
  source: 'https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions/retrieve-a-list-of-scopes',
} as const satisfies Probe;
