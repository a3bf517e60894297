import type { Probe } from '../probe.js';

export const deepseek = {
  provider: 'deepseek',
  request: {
    method: 'GET',
    at: 'https://api.deepseek.com',
    path: '/models',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists models' },
    { status: 401, where: ['error.type', 'authentication_error'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://api-docs.deepseek.com/quick_start/error_codes',
} as const satisfies Probe;
