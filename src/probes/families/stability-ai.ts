import type { Probe } from '../probe.js';

export const stabilityAi = {
  provider: 'stability-ai',
  request: {
    method: 'GET',
    at: 'https://api.stability.ai',
    path: '/v1/user/account',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'organizations.0.name' } },
  control: 'random',
  source: 'https://platform.stability.ai/docs/api-reference#tag/User/operation/userAccount',
} as const satisfies Probe;
