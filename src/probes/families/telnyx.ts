import type { Probe } from '../probe.js';

export const telnyx = {
  provider: 'telnyx',
  request: {
    method: 'GET',
    at: 'https://api.telnyx.com',
    path: '/v2/balance',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data.record_type', 'balance'], means: 'active', because: 'it tells its balance' },
    { status: 401, where: ['errors.0.code', '10009'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://support.telnyx.com/en/articles/6505121-telnyx-api-error-codes',
} as const satisfies Probe;
