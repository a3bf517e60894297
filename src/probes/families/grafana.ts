import type { Probe } from '../probe.js';

export const grafana = {
  provider: 'grafana',
  rules: ['grafana-service-account-token', 'grafana-api-key-legacy'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/api/org',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows its organization' },
    {
      status: 401,
      where: ['messageId', ['api-key.invalid', 'api-key.expired']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 401,
      where: ['message', ['Invalid API key', 'Expired API key']],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    { status: 403, where: ['title', 'Access denied'], means: 'active', because: 'it may not look at its organization' },
  ],
  facts: { account: { json: 'name' } },
  control: 'random',
  source: 'https://grafana.com/docs/grafana/latest/developers/http_api/org/',
} as const satisfies Probe;
