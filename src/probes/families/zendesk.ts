import type { Probe } from '../probe.js';

/** Each customer has a host; only those of the configuration are asked. */
export const zendesk = {
  provider: 'zendesk',
  needs: ['email'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/v2/users/me.json',
    basic: ['{email}/token', '{secret}'],
  },
  answers: [
    // Nobody in particular gets the same status and a user without an id.
    { status: 200, where: ['user.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such address with this token' },
  ],
  facts: { owner: { json: 'user.email' }, account: { json: 'user.role' } },
  control: 'random',
  source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
} as const satisfies Probe;
