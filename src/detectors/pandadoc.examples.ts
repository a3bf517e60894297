import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('dae5a05dae1d559f53d2', '0b93d5e01a9e7673b0d5');

export const pandadocExamples: DetectorExamples = {
  positive: {
    'pandadoc-api-key': [`PANDADOC_API_KEY=${apiKey}`, `pandadoc_api_key: ${apiKey}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `pandadoc at commit ${apiKey}` },
    { why: 'a checksum', text: `PANDADOC_CHECKSUM=${apiKey}` },
  ],
};
