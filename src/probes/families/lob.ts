import type { Probe } from '../probe.js';

export const lob = {
  provider: 'lob',
  rules: ['lob-api-key', 'lob-test-api-key'],
  request: {
    method: 'GET',
    at: 'https://api.lob.com',
    path: '/v1/addresses?limit=1',
    basic: ['{secret}', ''],
  },
  answers: [
    { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists addresses' },
    { status: 401, where: ['error.code', 'invalid_api_key'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://docs.lob.com/#tag/Errors',
} as const satisfies Probe;
