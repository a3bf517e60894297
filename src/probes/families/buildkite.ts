import type { Probe } from '../probe.js';

export const buildkite = {
  provider: 'buildkite',
  rules: ['buildkite-user-access-token'],
  request: {
    method: 'GET',
    at: 'https://api.buildkite.com',
    path: '/v2/access-token',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['uuid', true], means: 'active', because: 'it tells about itself' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: {
    owner: { json: 'user.email' },
    account: { json: 'description' },
    scopes: { json: 'scopes' },
    keyId: { json: 'uuid' },
  },
  control: 'random',
  source: 'https://buildkite.com/docs/apis/rest-api/access-token',
} as const satisfies Probe;
