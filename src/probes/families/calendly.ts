import type { Probe } from '../probe.js';

export const calendly = {
  provider: 'calendly',
  request: {
    method: 'GET',
    at: 'https://api.calendly.com',
    path: '/users/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['resource.uri', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['title', 'Unauthenticated'],
      means: 'inactive',
      because: 'it is invalid, has expired or was revoked',
    },
  ],
  facts: { owner: { json: 'resource.email' }, account: { json: 'resource.current_organization' } },
  control: 'random',
  source: 'https://developer.calendly.com/api-docs/005832c83aeae-get-current-user',
} as const satisfies Probe;
