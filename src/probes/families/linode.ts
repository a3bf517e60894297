import type { Probe } from '../probe.js';

export const linode = {
  provider: 'linode',
  request: {
    method: 'GET',
    at: 'https://api.linode.com',
    path: '/v4/profile',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['username', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['errors.0.reason', 'Invalid Token'], means: 'inactive', because: 'it knows no such token' },
    {
      status: 401,
      where: ['errors.0.reason', 'Your OAuth token is not authorized to use this endpoint.'],
      means: 'active',
      because: 'its scopes do not reach the profile',
    },
  ],
  facts: { owner: { json: 'username' }, account: { json: 'email' }, scopes: { header: 'x-oauth-scopes' } },
  control: 'random',
  source: 'https://techdocs.akamai.com/linode-api/reference/get-profile',
} as const satisfies Probe;
