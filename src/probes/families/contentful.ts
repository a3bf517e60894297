import type { Probe } from '../probe.js';

export const contentful = {
  provider: 'contentful',
  rules: ['contentful-pat'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.contentful.com',
    path: '/users/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['sys.type', 'User'], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['sys.id', 'AccessTokenInvalid'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'email' }, keyId: { json: 'sys.id' } },
  control: 'random',
  source: 'https://www.contentful.com/developers/docs/references/errors/',
} as const satisfies Probe;
