import type { Probe } from '../probe.js';

export const vultr = {
  provider: 'vultr',
  request: {
    method: 'GET',
    at: 'https://api.vultr.com',
    path: '/v2/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['account.email', true], means: 'active', because: 'it knows who this is' },
    // An address that is not on its list is refused with other words.
    {
      status: 401,
      where: ['error', ['Invalid API token.', 'Invalid API token']],
      means: 'inactive',
      because: 'it knows no such key',
    },
  ],
  facts: { owner: { json: 'account.email' }, account: { json: 'account.name' }, scopes: { json: 'account.acls' } },
  control: 'random',
  source: 'https://www.vultr.com/api/#operation/get-account',
} as const satisfies Probe;
