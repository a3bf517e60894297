import type { Probe } from '../probe.js';

export const paystack = {
  provider: 'paystack',
  request: {
    method: 'GET',
    at: 'https://api.paystack.co',
    path: '/balance',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['status', 'true'], means: 'active', because: 'it tells its balance' },
    { status: 401, where: ['status', 'false'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://paystack.com/docs/api/errors/',
} as const satisfies Probe;
