import type { Probe } from '../probe.js';

export const clickup = {
  provider: 'clickup',
  request: {
    method: 'GET',
    at: 'https://api.clickup.com',
    path: '/api/v2/user',
    headers: { authorization: '{secret}' },
  },
  answers: [
    { status: 200, where: ['user.id', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['ECODE', ['OAUTH_019', 'OAUTH_021', 'OAUTH_025', 'OAUTH_077']],
      means: 'inactive',
      because: 'it knows no such token',
    },
  ],
  facts: { owner: { json: 'user.email' }, account: { json: 'user.username' } },
  control: 'random',
  source: 'https://developer.clickup.com/docs/common_errors',
} as const satisfies Probe;
