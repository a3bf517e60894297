import type { Probe } from '../probe.js';

/** Its label shows parts of the key, so that it is not told. */
export const openrouter = {
  provider: 'openrouter',
  request: {
    method: 'GET',
    at: 'https://openrouter.ai',
    path: '/api/v1/key',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data.label', true], means: 'active', because: 'it tells about itself' },
    { status: 401, where: ['error.code', '401'], means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { expires: { json: 'data.expires_at' } },
  control: 'random',
  source: 'https://openrouter.ai/docs/api-reference/api-keys/get-current-api-key',
} as const satisfies Probe;
