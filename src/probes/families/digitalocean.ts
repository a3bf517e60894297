import type { Probe } from '../probe.js';

export const digitalocean = {
  provider: 'digitalocean',
  rules: ['digitalocean-access-token', 'digitalocean-oauth-token'],
  request: {
    method: 'GET',
    at: 'https://api.digitalocean.com',
    path: '/v2/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['account.uuid', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['id', ['unauthorized', 'Unauthorized']],
      means: 'inactive',
      because: 'it knows no such token',
    },
    // The id of tokens that are known and may not do this.
    { status: 403, where: ['id', 'forbidden'], means: 'active', because: 'its scopes do not reach the account' },
  ],
  facts: { owner: { json: 'account.email' }, account: { json: 'account.team.name' } },
  control: 'random',
  source: 'https://docs.digitalocean.com/reference/api/',
} as const satisfies Probe;
