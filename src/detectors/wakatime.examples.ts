import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('wak', 'a_790e3ab8-d34e-54d', 'a-cacf-b12e8f5a557f');
const apiKeyLegacy = join('5b779b5e-d607-0c62', '-2812-5ee26fb9a5eb');

export const wakatimeExamples: DetectorExamples = {
  positive: {
    'wakatime-api-key': [`WAKATIME_API_KEY=${apiKey}`, `"wakatimeApiKey": "${apiKey}"`],
    'wakatime-api-key-legacy': [`WAKATIME_API_KEY=${apiKeyLegacy}`, `export WAKATIME_API_KEY="${apiKeyLegacy}"`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 40) },
    { why: 'placeholder for the api key', text: `${join('wa', 'ka_', 'x'.repeat(36))}` },
    { why: 'an identifier beside the word (api key legacy)', text: `wakatime build ${apiKeyLegacy}` },
    { why: 'a checksum (api key legacy)', text: `WAKATIME_CHECKSUM=${apiKeyLegacy}` },
  ],
};
