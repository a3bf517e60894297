import type { Probe } from '../probe.js';

export const linearProbes = [
  {
    provider: 'linear',
    rules: ['linear-api-key'],
    request: {
      method: 'POST',
      at: 'https://api.linear.app',
      path: '/graphql',
      headers: { authorization: '{secret}' },
      json: { query: '{ viewer { id email organization { urlKey } } }' },
    },
    answers: [
      { status: 200, where: ['data.viewer.id', true], means: 'active', because: 'it knows who this is' },
      {
        status: [400, 401],
        where: ['errors.0.extensions.code', 'AUTHENTICATION_ERROR'],
        means: 'inactive',
        because: 'it knows no such key',
      },
    ],
    facts: { owner: { json: 'data.viewer.email' }, account: { json: 'data.viewer.organization.urlKey' } },
    control: 'random',
    source: 'https://linear.app/developers/graphql',
  },
  {
    provider: 'linear',
    rules: ['linear-oauth-access-token'],
    request: {
      method: 'POST',
      at: 'https://api.linear.app',
      path: '/graphql',
      headers: { authorization: 'Bearer {secret}' },
      json: { query: '{ viewer { id email organization { urlKey } } }' },
    },
    answers: [
      { status: 200, where: ['data.viewer.id', true], means: 'active', because: 'it knows who this is' },
      {
        status: [400, 401],
        where: ['errors.0.extensions.code', 'AUTHENTICATION_ERROR'],
        means: 'inactive',
        because: 'it knows no such token',
      },
    ],
    facts: { owner: { json: 'data.viewer.email' }, account: { json: 'data.viewer.organization.urlKey' } },
    control: 'random',
    source: 'https://linear.app/developers/oauth-2-0-authentication',
  },
] as const satisfies readonly Probe[];
