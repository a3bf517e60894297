import type { Probe } from '../probe.js';

export const postman = {
  provider: 'postman',
  rules: ['postman-api-key'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.getpostman.com',
    path: '/me',
    headers: { 'x-api-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['user.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'user.email' }, account: { json: 'user.teamName' } },
  control: 'random',
  source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
} as const satisfies Probe;
