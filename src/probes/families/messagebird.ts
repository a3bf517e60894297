import type { Probe } from '../probe.js';

export const messagebird = {
  provider: 'messagebird',
  request: {
    method: 'GET',
    at: 'https://rest.messagebird.com',
    path: '/balance',
    headers: { authorization: 'AccessKey {secret}' },
  },
  answers: [
    { status: 200, where: ['type', true], means: 'active', because: 'it tells its balance' },
    { status: 401, where: ['errors.0.code', '2'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://developers.messagebird.com/api/#api-errors',
} as const satisfies Probe;
