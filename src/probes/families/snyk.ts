import type { Probe } from '../probe.js';

export const snyk = {
  provider: 'snyk',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.snyk.io',
    path: '/rest/self?version=2024-10-15',
    headers: { authorization: 'token {secret}', accept: 'application/vnd.api+json' },
  },
  answers: [
    { status: 200, where: ['data.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'data.attributes.email' }, account: { json: 'data.attributes.name' } },
  control: 'random',
  source: 'https://docs.snyk.io/snyk-api/reference/users',
} as const satisfies Probe;
