import type { Probe } from '../probe.js';

export const brevo = {
  provider: 'brevo',
  rules: ['brevo-api-key'],
  request: {
    method: 'GET',
    at: 'https://api.brevo.com',
    path: '/v3/account',
    headers: { 'api-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['email', true], means: 'active', because: 'it knows who this is' },
    // An address that is not on its list has the same code.
    { status: 401, where: ['message', 'Key not found'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'companyName' } },
  control: 'random',
  source: 'https://developers.brevo.com/reference/getaccount',
} as const satisfies Probe;
