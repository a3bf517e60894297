import type { Probe } from '../probe.js';

export const heroku = {
  provider: 'heroku',
  request: {
    method: 'GET',
    at: 'https://api.heroku.com',
    path: '/account',
    headers: { authorization: 'Bearer {secret}', accept: 'application/vnd.heroku+json; version=3' },
  },
  answers: [
    { status: 200, where: ['email', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['id', 'unauthorized'], means: 'inactive', because: 'it knows no such key' },
    { status: 403, where: ['id', 'forbidden'], means: 'active', because: 'its scopes do not reach the account' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'name' } },
  control: 'random',
  source: 'https://devcenter.heroku.com/articles/platform-api-reference#errors',
} as const satisfies Probe;
