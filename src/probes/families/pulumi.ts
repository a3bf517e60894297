import type { Probe } from '../probe.js';

export const pulumi = {
  provider: 'pulumi',
  // It can be run on servers of one's own.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.pulumi.com',
    path: '/api/user',
    headers: { authorization: 'token {secret}', accept: 'application/vnd.pulumi+8' },
  },
  answers: [
    { status: 200, where: ['githubLogin', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'githubLogin' }, account: { json: 'organizations.0.githubLogin' } },
  control: 'random',
  source: 'https://www.pulumi.com/docs/reference/cloud-rest-api/',
} as const satisfies Probe;
