import type { Probe } from '../probe.js';

/** Keys of the new form may be for sending only, and are then refused here like unknown ones, so that they are not asked about. */
export const mailgun = {
  provider: 'mailgun',
  rules: ['mailgun-private-api-key'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.mailgun.net',
    path: '/v3/domains?limit=1',
    basic: ['api', '{secret}'],
  },
  answers: [
    { status: 200, where: ['items', true], means: 'active', because: 'it lists domains' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'items.0.name' } },
  control: 'random',
  source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
} as const satisfies Probe;
