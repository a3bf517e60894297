import type { Probe } from '../probe.js';

export const asana = {
  provider: 'asana',
  rules: ['asana-pat', 'asana-legacy-pat'],
  request: {
    method: 'GET',
    at: 'https://app.asana.com',
    path: '/api/1.0/users/me?opt_fields=email,workspaces.name',
    headers: { authorization: 'Bearer {secret}' },
  },
  answers: [
    { status: 200, where: ['data.gid', true], means: 'active', because: 'it knows who this is' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'data.email' }, account: { json: 'data.workspaces.0.name' } },
  control: 'random',
  source: 'https://developers.asana.com/docs/errors',
} as const satisfies Probe;
