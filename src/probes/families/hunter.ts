import type { Probe } from '../probe.js';

export const hunter = {
  provider: 'hunter',
  request: {
    method: 'GET',
    at: 'https://api.hunter.io',
    path: '/v2/account',
    headers: { 'x-api-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['data.email', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'data.email' }, account: { json: 'data.plan_name' } },
  control: 'random',
  source: 'https://hunter.io/api-documentation/v2',
} as const satisfies Probe;
