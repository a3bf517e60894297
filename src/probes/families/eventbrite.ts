import type { Probe } from '../probe.js';

export const eventbrite = {
  provider: 'eventbrite',
  request: {
    method: 'GET',
    at: 'https://www.eventbriteapi.com',
    path: '/v3/users/me/',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: [400, 401], where: ['error', 'INVALID_AUTH'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'emails.0.email' }, account: { json: 'name' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://www.eventbrite.com/platform/docs/errors',
} as const satisfies Probe;
