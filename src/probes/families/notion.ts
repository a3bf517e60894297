import type { Probe } from '../probe.js';

export const notion = {
  provider: 'notion',
  rules: ['notion-integration-token', 'notion-integration-token-legacy'],
  request: {
    method: 'GET',
    at: 'https://api.notion.com',
    path: '/v1/users/me',
    headers: { authorization: 'Bearer {secret}', 'notion-version': '2022-06-28' },
  },
  answers: [
    { status: 200, where: ['object', 'user'], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['code', 'unauthorized'], means: 'inactive', because: 'it knows no such token' },
    { status: 403, where: ['code', 'restricted_resource'], means: 'active', because: 'it may not look at users' },
  ],
  facts: { owner: { json: 'name' }, account: { json: 'bot.workspace_name' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://developers.notion.com/reference/get-self',
} as const satisfies Probe;
