import type { Probe } from '../probe.js';

export const webflow = {
  provider: 'webflow',
  request: {
    method: 'GET',
    at: 'https://api.webflow.com',
    path: '/v2/token/introspect',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['authorization.id', true], means: 'active', because: 'it tells about itself' },
    { status: 401, where: ['code', 'not_authorized'], means: 'inactive', because: 'it knows no such token' },
  ],
  facts: {
    account: { json: 'application.displayName' },
    scopes: { json: 'authorization.scope' },
    lastUsed: { json: 'authorization.lastUsed' },
    keyId: { json: 'authorization.id' },
  },
  control: 'random',
  source: 'https://developers.webflow.com/data/reference/token/introspect',
} as const satisfies Probe;
