import type { Probe } from '../probe.js';

export const figma = {
  provider: 'figma',
  request: {
    method: 'GET',
    at: 'https://api.figma.com',
    path: '/v1/me',
    headers: { 'x-figma-token': '{secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    // What lacks a scope is forbidden as well, with a sentence that names it.
    {
      status: 403,
      where: ['err', ['Invalid token', 'Token expired']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'handle' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://developers.figma.com/docs/rest-api/users-endpoints/',
} as const satisfies Probe;
