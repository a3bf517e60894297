import type { Probe } from '../probe.js';

export const fastly = {
  provider: 'fastly',
  request: {
    method: 'GET',
    at: 'https://api.fastly.com',
    path: '/tokens/self',
    headers: { 'fastly-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: {
    owner: { json: 'user_id' },
    account: { json: 'customer_id' },
    scopes: { json: 'scope' },
    expires: { json: 'expires_at' },
    lastUsed: { json: 'last_used_at' },
    keyId: { json: 'id' },
  },
  control: 'random',
  source: 'https://www.fastly.com/documentation/reference/api/auth-tokens/user/#get-token-current',
} as const satisfies Probe;
