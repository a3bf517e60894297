import type { Probe } from '../probe.js';

/** A registry is only asked when it is configured: which one a token is for stands beside it at best. */
const whoami = {
  provider: 'npm',
  request: { method: 'GET', at: 'configured', path: '/-/whoami', headers: { authorization: 'Bearer {secret}' } },
  answers: [
    { status: 200, where: ['username', true], means: 'active', because: 'it knows who this is' },
    // So some registries say that it stands for nobody.
    { status: 200, where: ['', '{}'], means: 'inactive', because: 'it takes it for nobody' },
    { status: 401, means: 'inactive', because: 'it knows no such token' },
  ],
  facts: { owner: { json: 'username' } },
  source: 'https://docs.npmjs.com/cli/commands/npm-whoami',
} as const satisfies Probe;

export const npmProbes = [
  { ...whoami, rules: ['npm-access-token'], control: 'random-crc32' },
  { ...whoami, rules: ['npm-registry-token', 'npm-legacy-token'], control: 'random' },
] as const satisfies readonly Probe[];
