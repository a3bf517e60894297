import type { Probe } from '../probe.js';

export const huggingface = {
  provider: 'huggingface',
  request: {
    method: 'GET',
    at: 'https://huggingface.co',
    path: '/api/whoami-v2',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['name', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it is invalid or was revoked' },
  ],
  facts: {
    owner: { json: 'name' },
    account: { json: 'type' },
    scopes: { json: 'auth.accessToken.role' },
    keyId: { json: 'auth.accessToken.displayName' },
  },
  control: 'random',
  source: 'https://huggingface.co/docs/hub/api#get-apiwhoami-v2',
} as const satisfies Probe;
