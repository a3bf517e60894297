import type { Probe } from '../probe.js';

export const cohere = {
  provider: 'cohere',
  request: {
    method: 'POST',
    at: 'https://api.cohere.com',
    path: '/v1/check-api-key',
    headers: { authorization: 'Bearer {secret}' },
    json: {},
  },
  answers: [
    { status: 200, where: ['valid', 'true'], means: 'active', because: 'it is valid' },
    { status: 200, where: ['valid', 'false'], means: 'inactive', because: 'it is not valid' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'organization_id' }, owner: { json: 'owner_id' } },
  control: 'random',
  source: 'https://docs.cohere.com/reference/checkapikey',
} as const satisfies Probe;
