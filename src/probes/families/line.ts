import type { Probe } from '../probe.js';

export const line = {
  provider: 'line',
  rules: ['line-channel-access-token'],
  request: {
    method: 'GET',
    at: 'https://api.line.me',
    path: '/v2/bot/info',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['userId', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'displayName' }, account: { json: 'basicId' }, keyId: { json: 'userId' } },
  control: 'random',
  source: 'https://developers.line.biz/en/reference/messaging-api/#get-bot-info',
} as const satisfies Probe;
