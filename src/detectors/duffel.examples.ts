import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('duffel', '_live_', 'OyWeTTIk_rDgWYn9tfK_g7', '8T9H9Z4tslvSrjvf24_OC');
const testApiToken = join('duffel', '_test_', 'T8xIzLWxQEEy-8Zg5JeBm5', 'wMDS-as7Nij-ZdRWpgdIX');

export const duffelExamples: DetectorExamples = {
  positive: {
    'duffel-api-token': [`DUFFEL_TOKEN=${apiToken}`, `token: ${apiToken}\n`],
    'duffel-test-api-token': [`DUFFEL_TOKEN=${testApiToken}`, `client = connect('${testApiToken}')`],
  },
  negative: [
    { why: 'access token one character short', text: `see ${apiToken.slice(0, 54)}` },
    { why: 'access token that is masked', text: `masked ${join('duffel', '_live_')}${'x'.repeat(43)}` },
    { why: 'access token, test mode one character short', text: `see ${testApiToken.slice(0, 54)}` },
  ],
};
