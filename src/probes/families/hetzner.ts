import type { Probe } from '../probe.js';

export const hetzner = {
  provider: 'hetzner',
  request: {
    method: 'GET',
    at: 'https://api.hetzner.cloud',
    path: '/v1/locations?per_page=1',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['locations', true], means: 'active', because: 'it lists locations' },
    { status: 401, where: ['error.code', 'unauthorized'], means: 'inactive', because: 'it knows no such token' },
  ],
  control: 'random',
  source: 'https://docs.hetzner.cloud/reference/cloud#errors',
} as const satisfies Probe;
