import type { Probe } from '../probe.js';

export const typeform = {
  provider: 'typeform',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.typeform.com',
    path: '/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['email', true], means: 'active', because: 'it knows who this is' },
    {
      status: [401, 403],
      where: ['code', 'AUTHENTICATION_FAILED'],
      means: 'inactive',
      because: 'it knows no such token',
    },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'alias' } },
  control: 'random',
  source: 'https://www.typeform.com/developers/create/reference/retrieve-your-own-account/',
} as const satisfies Probe;
