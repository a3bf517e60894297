import type { Probe } from '../probe.js';

export const vercel = {
  provider: 'vercel',
  rules: ['vercel-personal-access-token', 'vercel-integration-token', 'vercel-api-token-legacy'],
  request: {
    method: 'GET',
    at: 'https://api.vercel.com',
    path: '/v2/user',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['user.id', true], means: 'active', because: 'it knows who this is' },
    // Also what lacks a right is forbidden; only this mark speaks of the token.
    { status: 403, where: ['error.invalidToken', 'true'], means: 'inactive', because: 'it is invalid or was revoked' },
    {
      status: 401,
      where: ['error.code', 'unauthorized'],
      means: 'unknown',
      because: 'it refuses without a word about the token',
    },
  ],
  facts: { owner: { json: 'user.username' }, account: { json: 'user.email' } },
  control: 'random',
  source: 'https://vercel.com/docs/rest-api/reference/endpoints/user/get-the-user',
} as const satisfies Probe;
