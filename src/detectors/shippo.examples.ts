import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('shippo', '_live_b0b49ab95b5507d2d', 'cd68278e80d9283f95baff5');
const testApiToken = join('shippo', '_test_222faf29a37cf7f04', 'eb8b779c6ff2ddf4af68fe7');

export const shippoExamples: DetectorExamples = {
  positive: {
    'shippo-api-token': [`SHIPPO_API_TOKEN=${apiToken}`, `Using ${apiToken} for the job`],
    'shippo-test-api-token': [`SHIPPO_TEST_API_TOKEN=${testApiToken}`, `Using ${testApiToken} for the job`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 51) },
    { why: 'placeholder for the api token', text: `${join('shippo', '_live_', 'x'.repeat(40))}` },
    { why: 'test api token cut short', text: testApiToken.slice(0, 51) },
  ],
};
