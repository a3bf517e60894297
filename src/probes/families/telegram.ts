import type { Probe } from '../probe.js';

/** The vendor takes the token in the path and nowhere else. */
export const telegram = {
  provider: 'telegram',
  rules: ['telegram-bot-token'],
  request: {
    method: 'GET',
    at: 'https://api.telegram.org',
    path: '/bot{secret}/getMe',
  },
  answers: [
    { status: 200, where: ['ok', 'true'], means: 'active', because: 'it knows who this is' },
    // 404 stands for a bot that there never was.
    { status: [401, 404], where: ['ok', 'false'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'result.username' }, keyId: { json: 'result.id' } },
  control: 'random',
  source: 'https://core.telegram.org/bots/api#making-requests',
} as const satisfies Probe;
