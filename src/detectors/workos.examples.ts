import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk_l', 'ive_a2V5XzAxVVVBUFZKUVBDN0JXUzI5WDdHTEU1RDhBLGl4', 'RkhGZ3NkZUpidENDUmNVZDNZdklFQmQ');
const testApiKey = join('sk_t', 'est_a2V5XzAxVTZaTk9FUUVSRjlTTE9NN1hHWFRFTE9FLFU2', 'VWRyTEtYNkhXVnJ5UHVSWXU3Tk9UVUg');

export const workosExamples: DetectorExamples = {
  positive: {
    'workos-api-key': [`WORKOS_API_KEY=${apiKey}`, `const client = connect('${apiKey}');`],
    'workos-test-api-key': [`WORKOS_TEST_API_KEY=${testApiKey}`, `Using ${testApiKey} for the job`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 30) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
    { why: 'test api key cut short', text: testApiKey.slice(0, 30) },
  ],
};
