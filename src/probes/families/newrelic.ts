import type { Probe } from '../probe.js';

export const newrelic = {
  provider: 'newrelic',
  rules: ['newrelic-user-api-key'],
  // The vendor has further regions, whose credentials look the same and are refused here.
  isOftenSelfHosted: true,
  request: {
    method: 'POST',
    at: 'https://api.newrelic.com',
    path: '/graphql',
    headers: { 'api-key': '{secret}' },
    json: { query: '{ actor { user { id email name } } }' },
  },
  answers: [
    { status: 200, where: ['data.actor.user.id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { owner: { json: 'data.actor.user.email' }, account: { json: 'data.actor.user.name' } },
  control: 'random',
  source: 'https://docs.newrelic.com/docs/apis/nerdgraph/get-started/introduction-new-relic-nerdgraph/',
} as const satisfies Probe;
