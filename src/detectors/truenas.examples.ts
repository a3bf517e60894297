import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('60-RiMoYN3lbfShv3rTznTA69Tw1lXFv21', '6Lm4sKjM9pTnsCN2ZrEv0zuqz7IpV5UbN');

export const truenasExamples: DetectorExamples = {
  positive: {
    'truenas-api-key': [`TRUENAS_API_KEY=${apiKey}`, `truenas_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `truenas build ${apiKey}` },
    { why: 'a placeholder', text: `TRUENAS_API_KEY=${'x'.repeat(67)}` },
  ],
};
