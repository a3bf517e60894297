import type { Probe } from '../probe.js';

export const gitguardian = {
  provider: 'gitguardian',
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.gitguardian.com',
    path: '/v1/health',
    headers: { authorization: 'Token {secret}' },
  },
  answers: [
    { status: 200, where: ['detail', 'Valid API key.'], means: 'active', because: 'it is valid' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://api.gitguardian.com/docs#operation/health_check',
} as const satisfies Probe;
