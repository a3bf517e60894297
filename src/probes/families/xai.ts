import type { Probe } from '../probe.js';

export const xai = {
  provider: 'xai',
  request: {
    method: 'GET',
    at: 'https://api.x.ai',
    path: '/v1/api-key',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['api_key_disabled', 'true'], means: 'inactive', because: 'it was switched off' },
    { status: 200, where: ['api_key_blocked', 'true'], means: 'inactive', because: 'it was blocked' },
    { status: 200, where: ['api_key_id', true], means: 'active', because: 'it tells about itself' },
    // The request has no other argument than the key.
    {
      status: 400,
      where: ['code', 'Client specified an invalid argument'],
      means: 'inactive',
      because: 'it knows no such key',
    },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: {
    owner: { json: 'user_id' },
    account: { json: 'team_id' },
    scopes: { json: 'acls' },
    keyId: { json: 'api_key_id' },
  },
  control: 'random',
  source: 'https://docs.x.ai/docs/api-reference#get-api-key-information',
} as const satisfies Probe;
