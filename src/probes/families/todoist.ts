import type { Probe } from '../probe.js';

/** The answer holds the token itself, of which nothing is read. */
export const todoist = {
  provider: 'todoist',
  request: {
    method: 'GET',
    at: 'https://api.todoist.com',
    path: '/api/v1/user',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'full_name' } },
  control: 'random',
  source: 'https://developer.todoist.com/api/v1/',
} as const satisfies Probe;
