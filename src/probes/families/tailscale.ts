import type { Probe } from '../probe.js';

/** Every token may look at the key that it is. */
export const tailscale = {
  provider: 'tailscale',
  rules: ['tailscale-api-key'],
  needs: ['key-id'],
  request: {
    method: 'GET',
    at: 'https://api.tailscale.com',
    path: '/api/v2/tailnet/-/keys/{key-id}',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it tells about itself' },
    { status: 401, where: ['message', 'API token invalid'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'userId' }, expires: { json: 'expires' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://tailscale.com/kb/1623/trust-credentials',
} as const satisfies Probe;
