import type { Probe } from '../probe.js';

export const wakatime = {
  provider: 'wakatime',
  request: {
    method: 'GET',
    at: 'https://api.wakatime.com',
    path: '/api/v1/users/current',
    basic: ['{secret}', ''],
  },
  answers: [
    { status: 200, where: ['data.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'data.email' }, account: { json: 'data.username' } },
  control: 'random',
  source: 'https://wakatime.com/developers#authentication',
} as const satisfies Probe;
