import type { Probe } from '../probe.js';

/** Slack answers 200 to everybody and says in the body what it thinks. */
export const slack = {
  provider: 'slack',
  rules: [
    'slack-bot-token',
    'slack-user-token',
    'slack-rotated-token',
    'slack-legacy-token',
    'slack-legacy-workspace-token',
  ],
  request: {
    method: 'POST',
    at: 'https://slack.com',
    path: '/api/auth.test',
    headers: { authorization: 'Bearer {secret}' },
    form: {},
  },
  answers: [
    { status: 200, where: ['ok', 'true'], means: 'active', because: 'it knows who this is' },
    {
      status: 200,
      where: ['error', ['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive']],
      means: 'inactive',
      because: 'it was revoked, has expired or never was one',
    },
  ],
  facts: {
    owner: { json: 'user' },
    account: { json: 'team' },
    scopes: { header: 'x-oauth-scopes' },
    keyId: { json: 'bot_id' },
  },
  details: [
    {
      path: '/api/conversations.list?limit=50&exclude_archived=true',
      facts: { resources: { json: 'channels.*.name' } },
      source: 'https://docs.slack.dev/reference/methods/conversations.list',
    },
  ],
  control: 'random',
  source: 'https://docs.slack.dev/reference/methods/auth.test',
} as const satisfies Probe;
