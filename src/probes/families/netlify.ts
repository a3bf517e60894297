import type { Probe } from '../probe.js';

export const netlify = {
  provider: 'netlify',
  rules: ['netlify-pat', 'netlify-access-token-legacy'],
  request: {
    method: 'GET',
    at: 'https://api.netlify.com',
    path: '/api/v1/user',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'full_name' } },
  control: 'random',
  source: 'https://open-api.netlify.com/#tag/user/operation/getCurrentUser',
} as const satisfies Probe;
