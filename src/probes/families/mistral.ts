import type { Probe } from '../probe.js';

export const mistral = {
  provider: 'mistral',
  request: {
    method: 'GET',
    at: 'https://api.mistral.ai',
    path: '/v1/models',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists models' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://docs.mistral.ai/api/endpoint/models',
} as const satisfies Probe;
