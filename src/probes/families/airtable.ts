import type { Probe } from '../probe.js';

export const airtable = {
  provider: 'airtable',
  rules: ['airtable-pat', 'airtable-oauth-token'],
  request: {
    method: 'GET',
    at: 'https://api.airtable.com',
    path: '/v0/meta/whoami',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'id' }, account: { json: 'email' }, scopes: { json: 'scopes' } },
  control: 'random',
  source: 'https://airtable.com/developers/web/api/get-user-id-scopes',
} as const satisfies Probe;
