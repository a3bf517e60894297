import type { Probe } from '../probe.js';

/** Secrets of API keys are refused here like wrong ones, so that they are not asked about. */
export const twilio = {
  provider: 'twilio',
  rules: ['twilio-auth-token', 'twilio-key-pair'],
  needs: ['account-sid'],
  request: {
    method: 'GET',
    at: 'https://api.twilio.com',
    path: '/2010-04-01/Accounts.json?PageSize=1',
    basic: ['{account-sid}', '{secret}'],
  },
  answers: [
    { status: 200, where: ['accounts', true], means: 'active', because: 'it lists accounts' },
    { status: 401, where: ['code', '20003'], means: 'inactive', because: 'it knows no such account with this token' },
  ],
  facts: { owner: { json: 'accounts.0.friendly_name' }, account: { json: 'accounts.0.sid' } },
  control: 'random',
  source: 'https://www.twilio.com/docs/iam/api/account',
} as const satisfies Probe;
