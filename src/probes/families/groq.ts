import type { Probe } from '../probe.js';

export const groq = {
  provider: 'groq',
  request: {
    method: 'GET',
    at: 'https://api.groq.com',
    path: '/openai/v1/models',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['object', 'list'], means: 'active', because: 'it lists models' },
    {
      status: 401,
      where: ['error.code', ['invalid_api_key', 'expired_api_key']],
      means: 'inactive',
      because: 'it knows no such key',
    },
  ],
  control: 'random',
  source: 'https://console.groq.com/docs/api-reference#models-list',
} as const satisfies Probe;
