import type { Probe } from '../probe.js';

export const dropbox = {
  provider: 'dropbox',
  rules: ['dropbox-access-token', 'dropbox-long-lived-token'],
  request: {
    method: 'POST',
    at: 'https://api.dropboxapi.com',
    path: '/2/users/get_current_account',
    headers: { authorization: 'Bearer {secret}' },
    json: null,
  },
  answers: [
    { status: 200, where: ['account_id', true], means: 'active', because: 'it knows who this is' },
    // The vendor ends the word in a changing number of dots.
    {
      status: 401,
      where: [
        'error_summary',
        [
          'invalid_access_token/',
          'invalid_access_token/.',
          'invalid_access_token/..',
          'invalid_access_token/...',
          'invalid_access_token/....',
          'expired_access_token/',
          'expired_access_token/.',
          'expired_access_token/..',
          'expired_access_token/...',
          'expired_access_token/....',
        ],
      ],
      means: 'inactive',
      because: 'it is invalid or has expired',
    },
    {
      status: 401,
      where: [
        'error_summary',
        ['missing_scope/', 'missing_scope/.', 'missing_scope/..', 'missing_scope/...', 'missing_scope/....'],
      ],
      means: 'active',
      because: 'its scopes do not reach the account',
    },
  ],
  facts: { owner: { json: 'email' }, account: { json: 'account_id' } },
  control: 'random',
  source: 'https://www.dropbox.com/developers/documentation/http/documentation#users-get_current_account',
} as const satisfies Probe;
