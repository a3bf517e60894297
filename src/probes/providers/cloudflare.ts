import type { Probe, ProbeDetail } from '../probe.js';

const invalid = ['errors.0.code', '1000'] as const;

/** Only a token that may read tokens can look at itself. */
const detailsOfToken = (path: string): ProbeDetail => ({
  path,
  facts: {
    account: { json: 'result.name' },
    scopes: { json: 'result.policies.*.permission_groups.*.name' },
    resources: { keys: 'result.policies.*.resources' },
    lastUsed: { json: 'result.last_used_on' },
  },
  source: 'https://developers.cloudflare.com/api/resources/user/subresources/tokens/methods/get/',
});

const zones = {
  path: '/client/v4/zones?per_page=50',
  facts: { resources: { json: 'result.*.name' } },
  source: 'https://developers.cloudflare.com/api/resources/zones/methods/list/',
} as const satisfies ProbeDetail;

const verify = {
  provider: 'cloudflare',
  request: {
    method: 'GET',
    at: 'https://api.cloudflare.com',
    path: '/client/v4/user/tokens/verify',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['result.status', 'active'], means: 'active', because: 'it is active' },
    { status: 200, where: ['result.status', ['disabled', 'expired']], means: 'inactive', because: 'it was stopped' },
    { status: 401, where: invalid, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { keyId: { json: 'result.id' }, expires: { json: 'result.expires_on' } },
  details: [detailsOfToken('/client/v4/user/tokens/{keyId}'), zones],
  control: 'random',
  source: 'https://developers.cloudflare.com/api/resources/user/subresources/tokens/methods/verify/',
} as const satisfies Probe;

export const cloudflareProbes = [
  { ...verify, rules: ['cloudflare-user-token'] },
  {
    ...verify,
    // It may belong to an account, whose tokens this call does not know.
    rules: ['cloudflare-legacy-token'],
    answers: [
      ...verify.answers.slice(0, 2),
      { status: 401, where: invalid, means: 'unknown', because: 'no user has it; an account may' },
    ],
  },
  {
    ...verify,
    rules: ['cloudflare-account-token'],
    needs: ['account'],
    request: { ...verify.request, path: '/client/v4/accounts/{account}/tokens/verify' },
    details: [detailsOfToken('/client/v4/accounts/{account}/tokens/{keyId}'), zones],
    source: 'https://developers.cloudflare.com/api/resources/accounts/subresources/tokens/methods/verify/',
  },
  {
    provider: 'cloudflare',
    rules: ['cloudflare-global-key', 'cloudflare-legacy-global-key'],
    needs: ['user'],
    request: {
      method: 'GET',
      at: 'https://api.cloudflare.com',
      path: '/client/v4/user',
      headers: { 'x-auth-email': '{user}', 'x-auth-key': '{secret}' },
    },
    answers: [
      // No control: wrong keys of a real address are attempts to break in.
      {
        status: 200,
        where: ['result.email', true],
        means: 'active',
        because: 'it tells whose it is',
        isOwnProof: true,
      },
      // The code stands for an unknown key and for an address that is not its own.
      { status: 403, where: ['errors.0.code', '9103'], means: 'unknown', because: 'key or address is not known' },
    ],
    facts: { owner: { json: 'result.email' }, keyId: { json: 'result.id' } },
    details: [zones],
    source: 'https://developers.cloudflare.com/api/resources/user/methods/get/',
  },
] as const satisfies readonly Probe[];
