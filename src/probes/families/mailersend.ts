import type { Probe } from '../probe.js';

export const mailersend = {
  provider: 'mailersend',
  request: {
    method: 'GET',
    at: 'https://api.mailersend.com',
    path: '/v1/api-quota',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['quota', true], means: 'active', because: 'it tells its quota' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  control: 'random',
  source: 'https://developers.mailersend.com/general.html#api-response',
} as const satisfies Probe;
