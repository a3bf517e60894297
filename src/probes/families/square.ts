import type { Probe } from '../probe.js';

export const square = {
  provider: 'square',
  rules: ['square-access-token', 'square-personal-access-token-legacy'],
  // Tokens of the sandbox look the same.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://connect.squareup.com',
    path: '/v2/merchants/me',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['merchant.id', true], means: 'active', because: 'it knows who this is' },
    {
      status: 401,
      where: ['errors.0.code', ['UNAUTHORIZED', 'ACCESS_TOKEN_EXPIRED', 'ACCESS_TOKEN_REVOKED']],
      means: 'inactive',
      because: 'it is invalid, has expired or was revoked',
    },
    {
      status: 403,
      where: ['errors.0.code', 'INSUFFICIENT_SCOPES'],
      means: 'active',
      because: 'its scopes do not reach the merchant',
    },
  ],
  facts: { owner: { json: 'merchant.business_name' }, account: { json: 'merchant.id' } },
  control: 'random',
  source: 'https://developer.squareup.com/docs/build-basics/general-considerations/handling-errors',
} as const satisfies Probe;
