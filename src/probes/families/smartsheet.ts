import type { Probe } from '../probe.js';

export const smartsheet = {
  provider: 'smartsheet',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.smartsheet.com',
    path: '/2.0/users/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['errorCode', ['1002', '1003']], means: 'inactive', because: 'it is invalid or has expired' },
    { status: 403, where: ['errorCode', '1004'], means: 'active', because: 'it may not look at its user' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'account.name' } },
  control: 'random',
  source: 'https://developers.smartsheet.com/api/smartsheet/error-codes',
} as const satisfies Probe;
