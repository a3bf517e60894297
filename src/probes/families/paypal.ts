import type { Probe } from '../probe.js';

/** A login of the application: its token lasts for hours, is not kept and ends no other. */
export const paypal = {
  provider: 'paypal',
  rules: ['paypal-client-secret'],
  needs: ['client-id'],
  // Applications of the sandbox look the same.
  isOftenSelfHosted: true,
  request: {
    method: 'POST',
    at: 'https://api-m.paypal.com',
    path: '/v1/oauth2/token',
    basic: ['{client-id}', '{secret}'],
    form: { grant_type: 'client_credentials' },
  },
  answers: [
    { status: 200, where: ['app_id', true], means: 'active', because: 'it lets the application in' },
    {
      status: 401,
      where: ['error', 'invalid_client'],
      means: 'inactive',
      because: 'it knows no such application with this secret',
    },
  ],
  facts: { account: { json: 'app_id' }, scopes: { json: 'scope' } },
  control: 'random',
  source: 'https://developer.paypal.com/api/rest/authentication/',
} as const satisfies Probe;
