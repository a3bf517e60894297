import type { Probe } from '../probe.js';

export const mollie = {
  provider: 'mollie',
  request: {
    method: 'GET',
    at: 'https://api.mollie.com',
    path: '/v2/profiles/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['resource', 'profile'], means: 'active', because: 'it knows its profile' },
    { status: 401, where: ['status', '401'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'name' }, scopes: { json: 'mode' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://docs.mollie.com/reference/get-current-profile',
} as const satisfies Probe;
