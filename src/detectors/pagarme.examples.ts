import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ak_l', 'ive_Wu5CO729NLxOC', 'ASuDJ6rgP22bDJkHu');
const testApiKey = join('ak_t', 'est_pV0Na35ZWqklE', 'MVoFOZRO56XQAxg3j');

export const pagarmeExamples: DetectorExamples = {
  positive: {
    'pagarme-api-key': [`PAGARME_API_KEY=${apiKey}`, `curl -H "X-Api-Key: ${apiKey}"`],
    'pagarme-test-api-key': [`PAGARME_TEST_API_KEY=${testApiKey}`, `curl -H "X-Api-Key: ${testApiKey}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 37) },
    { why: 'placeholder for the api key', text: `${join('ak_l', 'ive_', 'x'.repeat(30))}` },
    { why: 'test api key cut short', text: testApiKey.slice(0, 37) },
  ],
};
