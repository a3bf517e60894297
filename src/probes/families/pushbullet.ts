import type { Probe } from '../probe.js';

export const pushbullet = {
  provider: 'pushbullet',
  request: {
    method: 'GET',
    at: 'https://api.pushbullet.com',
    path: '/v2/users/me',
    headers: { 'access-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['iden', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['error.code', 'invalid_access_token'],
      means: 'inactive',
      because: 'it knows no such token',
    },
  ],
  facts: { owner: { json: 'email' } },
  control: 'random',
  source: 'https://docs.pushbullet.com/#get-user',
} as const satisfies Probe;
