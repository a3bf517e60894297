import type { Probe } from '../probe.js';

/** Vault and OpenBao answer 403 to what they do not know and to what may not look at itself; their words tell which. */
export const vault = {
  provider: 'vault',
  rules: ['vault-service-token', 'vault-batch-token', 'vault-legacy-token', 'vault-legacy-batch-token'],
  request: {
    method: 'GET',
    at: 'configured',
    path: '/v1/auth/token/lookup-self',
    headers: { 'x-vault-token': '{secret}', 'x-vault-request': 'true' },
  },
  answers: [
    // It names the very token, which needs no control: OpenBao's refusal has no words that one could tell apart.
    {
      status: 200,
      where: ['data.id', '{secret}'],
      means: 'active',
      because: 'it tells about itself',
      isOwnProof: true,
    },
    {
      status: 403,
      where: ['errors.0', '2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'],
      means: 'inactive',
      because: 'it knows no such token',
    },
    { status: 403, means: 'unknown', because: 'it does not know it, or it may not look at itself' },
  ],
  facts: {
    owner: { json: 'data.display_name' },
    scopes: { json: 'data.policies' },
    expires: { json: 'data.expire_time' },
    keyId: { json: 'data.accessor' },
  },
  details: [
    {
      path: '/v1/sys/internal/ui/resultant-acl',
      facts: { resources: { keys: 'data.glob_paths' } },
      source: 'https://developer.hashicorp.com/vault/api-docs/system/internal-ui-resultant-acl',
    },
    {
      path: '/v1/sys/internal/ui/resultant-acl',
      facts: { resources: { keys: 'data.exact_paths' } },
      source: 'https://developer.hashicorp.com/vault/api-docs/system/internal-ui-resultant-acl',
    },
  ],
  source: 'https://developer.hashicorp.com/vault/api-docs/auth/token#lookup-a-token-self',
} as const satisfies Probe;
