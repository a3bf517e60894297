import type { Probe } from '../probe.js';

export const pagerduty = {
  provider: 'pagerduty',
  rules: ['pagerduty-api-token', 'pagerduty-api-key-legacy'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.pagerduty.com',
    path: '/abilities',
    headers: { authorization: 'Token token={secret}', accept: 'application/vnd.pagerduty+json;version=2' },
  },
  answers: [
    { status: 200, where: ['abilities', true], means: 'active', because: 'it lists abilities' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  control: 'random',
  source: 'https://developer.pagerduty.com/docs/errors',
} as const satisfies Probe;
