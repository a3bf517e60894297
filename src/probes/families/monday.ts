import type { Probe } from '../probe.js';

export const monday = {
  provider: 'monday',
  request: {
    method: 'POST',
    at: 'https://api.monday.com',
    path: '/v2',
    headers: { authorization: '{secret}' },
    json: { query: '{ me { id email account { slug } } }' },
  },
  answers: [
    { status: 200, where: ['data.me.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'data.me.email' }, account: { json: 'data.me.account.slug' } },
  control: 'random',
  source: 'https://developer.monday.com/api-reference/docs/error-handling',
} as const satisfies Probe;
