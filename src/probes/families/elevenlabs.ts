import type { Probe } from '../probe.js';

export const elevenlabs = {
  provider: 'elevenlabs',
  request: {
    method: 'GET',
    at: 'https://api.elevenlabs.io',
    path: '/v1/user',
    headers: { 'xi-api-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['user_id', true], means: 'active', because: 'it knows who this is' },
    // It has the status of an unknown key and words of its own.
    {
      status: 401,
      where: ['detail.status', 'missing_permissions'],
      means: 'active',
      because: 'it may not look at its user',
    },
    { status: 401, where: ['detail.status', 'invalid_api_key'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'user_id' }, account: { json: 'subscription.tier' } },
  control: 'random',
  source: 'https://elevenlabs.io/docs/api-reference/user/get',
} as const satisfies Probe;
