import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk_live', '_a2V5Xzw/HEZnrokPRdLFVhg2qimv6MZQH+lRuU', '5D50CrIIAE093q5ObIUkuheyfUqO7YOpO2OQyZ');
const testApiKey = join('sk_test', '_a2V5XziCbVRjmKdR7HYixvL+o19TPy8eqEffEC', 'v5KVdBZ91of2xPw1SSyaJhthSyQCq4YirM95j4');

export const workosExamples: DetectorExamples = {
  positive: {
    'workos-api-key': [`WORKOS_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
    'workos-test-api-key': [`WORKOS_TEST_API_KEY=${testApiKey}`, `Using ${testApiKey} for the job`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 73) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
    { why: 'test api key cut short', text: testApiKey.slice(0, 73) },
  ],
};
