import type { Probe } from '../probe.js';

export const planetscaleProbes = [
  {
    provider: 'planetscale',
    rules: ['planetscale-service-token'],
    needs: ['token-id'],
    request: {
      method: 'GET',
      at: 'https://api.planetscale.com',
      path: '/v1/organizations',
      headers: { authorization: '{token-id}:{secret}' },
    },
    answers: [
      { status: 200, where: ['data', true], means: 'active', because: 'it lists organizations' },
      { status: 401, means: 'inactive', because: 'it knows no such id with this token' },
      { status: 403, where: ['code', 'forbidden'], means: 'active', because: 'it may not list organizations' },
    ],
    facts: { account: { json: 'data.0.name' } },
    control: 'random',
    source: 'https://planetscale.com/docs/api/reference/list_organizations',
  },
  {
    provider: 'planetscale',
    rules: ['planetscale-oauth-token'],
    request: {
      method: 'GET',
      at: 'https://api.planetscale.com',
      path: '/v1/user',
      headers: { authorization: 'Bearer {secret}' },
    },
    answers: [
      { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
      { status: 401, means: 'inactive', because: 'it knows no such token' },
      { status: 403, where: ['code', 'forbidden'], means: 'active', because: 'it may not look at its user' },
    ],
    facts: { owner: { json: 'email' } },
    control: 'random',
    source: 'https://planetscale.com/docs/api/reference/get_current_user',
  },
] as const satisfies readonly Probe[];
