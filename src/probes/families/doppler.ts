import type { Probe } from '../probe.js';

export const doppler = {
  provider: 'doppler',
  request: {
    method: 'GET',
    at: 'https://api.doppler.com',
    path: '/v3/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['type', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: {
    owner: { json: 'name' },
    account: { json: 'workplace.name' },
    scopes: { json: 'type' },
    lastUsed: { json: 'last_seen_at' },
    keyId: { json: 'slug' },
  },
  control: 'random',
  source: 'https://docs.doppler.com/reference/auth-me',
} as const satisfies Probe;
