import type { Probe } from '../probe.js';

/** The vendor takes the token in the query and nowhere else. */
export const mapbox = {
  provider: 'mapbox',
  request: {
    method: 'GET',
    at: 'https://api.mapbox.com',
    path: '/tokens/v2?access_token={secret}',
  },
  answers: [
    { status: 200, where: ['code', 'TokenValid'], means: 'active', because: 'it is valid' },
    {
      status: [200, 401],
      where: ['code', ['TokenInvalid', 'TokenExpired', 'TokenRevoked', 'TokenMalformed']],
      means: 'inactive',
      because: 'it is invalid, has expired or was revoked',
    },
  ],
  facts: {
    owner: { json: 'token.user' },
    scopes: { json: 'token.usage' },
    expires: { json: 'token.expires' },
    keyId: { json: 'token.authorization' },
  },
  control: 'random',
  source: 'https://docs.mapbox.com/api/accounts/tokens/#retrieve-a-token',
} as const satisfies Probe;
