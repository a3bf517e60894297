import type { Probe } from '../probe.js';

export const twitch = {
  provider: 'twitch',
  rules: ['twitch-oauth-token'],
  request: {
    method: 'GET',
    at: 'https://id.twitch.tv',
    path: '/oauth2/validate',
    headers: { authorization: 'OAuth {secret}' },
  },
  answers: [
    { status: 200, where: ['client_id', true], means: 'active', because: 'it is valid' },
    { status: 401, where: ['message', 'invalid access token'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'login' }, account: { json: 'client_id' }, scopes: { json: 'scopes' } },
  control: 'random',
  source: 'https://dev.twitch.tv/docs/authentication/validate-tokens/',
} as const satisfies Probe;
