import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('zpk', 'a_nphyj2pkhqt0an838twv', 'u4yxizg19t3u_1482eb8d');

export const zuploExamples: DetectorExamples = {
  positive: {
    'zuplo-api-key': [`ZUPLO_API_KEY=${apiKey}`, `zuplo: ${apiKey}`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 45) },
    { why: 'placeholder for the api key', text: `${join('zp', 'ka_', 'x'.repeat(41))}` },
  ],
};
