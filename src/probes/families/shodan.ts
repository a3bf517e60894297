import type { Probe } from '../probe.js';

/** The vendor takes the key in the query and nowhere else. The call costs no credits. */
export const shodan = {
  provider: 'shodan',
  request: {
    method: 'GET',
    at: 'https://api.shodan.io',
    path: '/api-info?key={secret}',
  },
  answers: [
    { status: 200, where: ['plan', true], means: 'active', because: 'it tells its plan' },
    { status: 401, means: 'inactive', because: 'it knows no such key' },
  ],
  facts: { account: { json: 'plan' } },
  control: 'random',
  source: 'https://developer.shodan.io/api',
} as const satisfies Probe;
