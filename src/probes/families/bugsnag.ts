import type { Probe } from '../probe.js';

export const bugsnag = {
  provider: 'bugsnag',
  // It can be run on servers of one's own.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.bugsnag.com',
    path: '/user',
    headers: { authorization: 'token {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'name' } },
  control: 'random',
  source: 'https://bugsnagapiv2.docs.apiary.io/',
} as const satisfies Probe;
