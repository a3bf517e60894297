import type { Probe } from '../probe.js';

const REQUEST = {
  method: 'POST',
  at: 'https://api.linear.app',
  path: '/graphql',
  json: { query: '{ viewer { id email organization { urlKey } } }' },
} as const;
const FACTS = { owner: { json: 'data.viewer.email' }, account: { json: 'data.viewer.organization.urlKey' } } as const;

const answersOn = (kind: 'key' | 'token'): Probe['answers'] => [
  { status: 200, where: ['data.viewer.id', true], means: 'active', because: 'it knows who this is' },
  {
    status: [400, 401],
    where: ['errors.0.extensions.code', 'AUTHENTICATION_ERROR'],
    means: 'inactive',
    because: `it knows no such ${kind}`,
  },
];

export const linearProbes: readonly Probe[] = [
  {
    provider: 'linear',
    rules: ['linear-api-key'],
    request: { ...REQUEST, headers: { authorization: '{secret}' } },
    answers: answersOn('key'),
    facts: FACTS,
    control: 'random',
    source: 'https://linear.app/developers/graphql',
  },
  {
    provider: 'linear',
    rules: ['linear-oauth-access-token'],
    request: { ...REQUEST, headers: { authorization: 'Bearer {secret}' } },
    answers: answersOn('token'),
    facts: FACTS,
    control: 'random',
    source: 'https://linear.app/developers/oauth-2-0-authentication',
  },
];
