import type { Probe } from '../probe.js';

export const miro = {
  provider: 'miro',
  request: {
    method: 'GET',
    at: 'https://api.miro.com',
    path: '/v1/oauth-token',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['team.id', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'user.name' }, account: { json: 'team.name' }, scopes: { json: 'scopes' } },
  control: 'random',
  source: 'https://developers.miro.com/reference/get-access-token-information',
} as const satisfies Probe;
