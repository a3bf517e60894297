import type { Probe } from '../probe.js';

export const togetherai = {
  provider: 'togetherai',
  request: {
    method: 'GET',
    at: 'https://api.together.xyz',
    path: '/v1/models',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, means: 'active', because: 'it lists models' },
    { status: 401, where: ['error.code', 'invalid_api_key'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://docs.together.ai/docs/error-codes',
} as const satisfies Probe;
