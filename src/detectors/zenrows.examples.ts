import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('566100093b76c8bd6e11', 'fd5742253a38b3872cad');

export const zenrowsExamples: DetectorExamples = {
  positive: {
    'zenrows-api-key': [`ZENROWS_API_KEY=${apiKey}`, `zenrows_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `zenrows at commit ${apiKey}` },
    { why: 'a checksum', text: `ZENROWS_CHECKSUM=${apiKey}` },
  ],
};
