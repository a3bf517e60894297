import type { Probe } from '../probe.js';

export const deepgram = {
  provider: 'deepgram',
  request: {
    method: 'GET',
    at: 'https://api.deepgram.com',
    path: '/v1/projects',
    headers: { authorization: 'Token {secret}' },
  },
  answers: [
    { status: 200, where: ['projects', true], means: 'active', because: 'it lists projects' },
    { status: 401, where: ['err_code', 'INVALID_AUTH'], means: 'inactive', because: 'it knows no such key' },
    {
      status: 403,
      where: ['err_code', 'INSUFFICIENT_PERMISSIONS'],
      means: 'active',
      because: 'it may not list projects',
    },
  ],
  facts: { account: { json: 'projects.0.name' } },
  control: 'random',
  source: 'https://developers.deepgram.com/docs/errors',
} as const satisfies Probe;
