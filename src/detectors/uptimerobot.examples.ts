import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('m23562338-d0e2133', '16eb1197db601cb36');

export const uptimerobotExamples: DetectorExamples = {
  positive: {
    'uptimerobot-api-key': [`UPTIMEROBOT_API_KEY=${apiKey}`, `uptimerobot:\n  api_key: ${apiKey}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `uptimerobot build ${apiKey}` },
    { why: 'a reference', text: 'UPTIMEROBOT_API_KEY=${UPTIMEROBOT_API_KEY}' },
  ],
};
