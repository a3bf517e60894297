import type { Probe } from '../probe.js';

export const intercom = {
  provider: 'intercom',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.intercom.io',
    path: '/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['type', 'admin'], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['errors.0.code', ['unauthorized', 'token_not_found', 'token_revoked', 'token_expired']],
      means: 'inactive',
      because: 'it knows no such token',
    },
    {
      status: [401, 403],
      where: ['errors.0.code', 'token_unauthorized'],
      means: 'active',
      because: 'it may not look at itself',
    },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'app.name' } },
  control: 'random',
  source: 'https://developers.intercom.com/docs/references/rest-api/errors/error-codes/',
} as const satisfies Probe;
