import type { Probe } from '../probe.js';

export const readme = {
  provider: 'readme',
  request: {
    method: 'GET',
    at: 'https://dash.readme.com',
    path: '/api/v1',
    basic: ['{secret}', ''],
  },
  answers: [
    { status: 200, where: ['subdomain', true], means: 'active', because: 'it knows its project' },
    { status: 401, where: ['error', 'APIKEY_NOTFOUND'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'name' }, owner: { json: 'subdomain' } },
  control: 'random',
  source: 'https://docs.readme.com/main/reference/getproject',
} as const satisfies Probe;
