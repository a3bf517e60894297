import type { Probe } from '../probe.js';

export const anthropicProbes = [
  {
    provider: 'anthropic',
    rules: ['anthropic-api-key'],
    request: {
      method: 'GET',
      at: 'https://api.anthropic.com',
      path: '/v1/models?limit=1',
      headers: { 'x-api-key': '{secret}', 'anthropic-version': '2023-06-01' },
    },
    answers: [
      { status: 200, where: ['data', true], means: 'active', because: 'it lists models' },
      {
        status: 401,
        where: ['error.type', 'authentication_error'],
        means: 'inactive',
        because: 'it knows no such key',
      },
      // The vendor tells keys that it does not know from keys without a right.
      { status: 403, where: ['error.type', 'permission_error'], means: 'active', because: 'it may not list models' },
    ],
    control: 'random',
    source: 'https://docs.anthropic.com/en/api/errors',
  },
  {
    provider: 'anthropic',
    rules: ['anthropic-admin-key'],
    request: {
      method: 'GET',
      at: 'https://api.anthropic.com',
      path: '/v1/organizations/me',
      headers: { 'x-api-key': '{secret}', 'anthropic-version': '2023-06-01' },
    },
    answers: [
      { status: 200, where: ['type', 'organization'], means: 'active', because: 'it knows its organization' },
      {
        status: 401,
        where: ['error.type', 'authentication_error'],
        means: 'inactive',
        because: 'it knows no such key',
      },
    ],
    facts: { account: { json: 'name' }, keyId: { json: 'id' } },
    control: 'random',
    source: 'https://docs.anthropic.com/en/api/admin-api/organization/get-me',
  },
] as const satisfies readonly Probe[];
