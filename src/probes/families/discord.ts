import type { Probe } from '../probe.js';

export const discord = {
  provider: 'discord',
  rules: ['discord-bot-token'],
  request: {
    method: 'GET',
    at: 'https://discord.com',
    path: '/api/v10/users/@me',
    headers: { authorization: 'Bot {secret}' },
  },
  answers: [
    { status: 200, where: ['id', true], means: 'active', because: 'it knows who this is' },
    { status: 401, where: ['message', '401: Unauthorized'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'username' }, keyId: { json: 'id' } },
  control: 'random',
  source: 'https://discord.com/developers/docs/resources/user#get-current-user',
} as const satisfies Probe;
