import type { Probe } from '../probe.js';

/** Tokens of people; keys of a project are for its own host, which no finding may choose. */
export const supabase = {
  provider: 'supabase',
  rules: ['supabase-management-token', 'supabase-oauth-access-token'],
  request: {
    method: 'GET',
    at: 'https://api.supabase.com',
    path: '/v1/organizations',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, means: 'active', because: 'it lists organizations' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { account: { json: '0.name' } },
  control: 'random',
  source: 'https://supabase.com/docs/reference/api/v1-list-all-organizations',
} as const satisfies Probe;
