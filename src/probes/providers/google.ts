import type { Probe } from '../probe.js';

export const googleProbes = [
  {
    provider: 'google',
    rules: ['google-api-key', 'google-gemini-auth-key'],
    request: {
      method: 'GET',
      at: 'https://generativelanguage.googleapis.com',
      path: '/v1beta/models?pageSize=1',
      headers: { 'x-goog-api-key': '{secret}' },
    },
    answers: [
      { status: 200, means: 'active', because: 'it may use the Gemini API' },
      {
        status: 400,
        where: ['error.details.0.reason', 'API_KEY_INVALID'],
        means: 'inactive',
        because: 'it knows no such key',
      },
      // Google looks at what a key may do only after it has found the key.
      {
        status: 403,
        where: [
          'error.details.0.reason',
          [
            'API_KEY_SERVICE_BLOCKED',
            'API_KEY_HTTP_REFERRER_BLOCKED',
            'API_KEY_IP_ADDRESS_BLOCKED',
            'API_KEY_ANDROID_APP_BLOCKED',
            'API_KEY_IOS_APP_BLOCKED',
            'SERVICE_DISABLED',
          ],
        ],
        means: 'active',
        because: 'it is restricted to other uses',
      },
    ],
    facts: { account: { json: 'error.details.0.metadata.consumer' } },
    control: 'random',
    source: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    provider: 'google',
    rules: ['google-oauth-access-token'],
    // The vendor documents no other place for it than the query.
    request: { method: 'GET', at: 'https://oauth2.googleapis.com', path: '/tokeninfo?access_token={secret}' },
    answers: [
      { status: 200, where: ['expires_in', true], means: 'active', because: 'it tells its scopes' },
      { status: 400, where: ['error', 'invalid_token'], means: 'inactive', because: 'it is invalid or has expired' },
    ],
    facts: {
      owner: { json: 'email' },
      account: { json: 'aud' },
      scopes: { json: 'scope' },
      expires: { json: 'exp' },
    },
    control: 'random',
    source: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    provider: 'google',
    rules: ['google-service-account-key'],
    needs: ['account', 'key-id'],
    // The secret is not sent: anybody may see which keys an account has.
    request: {
      method: 'GET',
      at: 'https://www.googleapis.com',
      path: '/robot/v1/metadata/x509/{account}',
    },
    answers: [
      {
        status: 200,
        where: ['{key-id}', true],
        means: 'active',
        because: 'the account has this key',
        isOwnProof: true,
      },
      // Google keeps keys of its own there as well, and says nowhere how soon a deleted one goes.
      { status: 200, means: 'unknown', because: 'the account does not list this key' },
      { status: 404, means: 'unknown', because: 'there is no such account' },
    ],
    source: 'https://cloud.google.com/iam/docs/service-account-creds',
  },
] as const satisfies readonly Probe[];
