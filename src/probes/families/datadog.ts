import type { Probe } from '../probe.js';

export const datadog = {
  provider: 'datadog',
  rules: ['datadog-api-key'],
  // An account is on one of several sites, and the others know nothing of its keys.
  isOftenSelfHosted: true,
  request: {
    method: 'GET',
    at: 'https://api.datadoghq.com',
    path: '/api/v1/validate',
    headers: { 'dd-api-key': '{secret}' },
  },
  answers: [
    { status: 200, where: ['valid', 'true'], means: 'active', because: 'it is valid' },
    { status: 403, where: ['errors.0', 'Forbidden'], means: 'inactive', because: 'it knows no such key' },
  ],
  control: 'random',
  source: 'https://docs.datadoghq.com/api/latest/authentication/#validate-api-key',
} as const satisfies Probe;
