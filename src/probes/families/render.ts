import type { Probe } from '../probe.js';

export const render = {
  provider: 'render',
  rules: ['render-api-key'],
  request: {
    method: 'GET',
    at: 'https://api.render.com',
    path: '/v1/users',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['email', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'name' } },
  control: 'random',
  source: 'https://api-docs.render.com/reference/get-user',
} as const satisfies Probe;
