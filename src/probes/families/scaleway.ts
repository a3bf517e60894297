import type { Probe } from '../probe.js';

export const scaleway = {
  provider: 'scaleway',
  rules: ['scaleway-secret-key'],
  request: {
    method: 'GET',
    at: 'https://api.scaleway.com',
    path: '/instance/v1/zones/fr-par-1/servers?per_page=1',
    headers: { 'x-auth-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['servers', true], means: 'active', because: 'it lists servers' },
    {
      status: [401, 403],
      where: ['reason', ['not_found', 'expired']],
      means: 'inactive',
      because: 'it knows no such key',
    },
    { status: 403, where: ['type', 'permissions_denied'], means: 'active', because: 'it may not list servers' },
  ],
  control: 'random',
  source: 'https://www.scaleway.com/en/developers/api/',
} as const satisfies Probe;
