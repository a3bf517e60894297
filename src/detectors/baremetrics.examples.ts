import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('lk', '_', 'QlAwZPZ0HX0', 'vuVPI7Y_rib');

export const baremetricsExamples: DetectorExamples = {
  positive: {
    'baremetrics-api-key': [
      `BAREMETRICS_API_KEY=${apiKey}`,
      `curl https://api.baremetrics.internal -H "X-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `BAREMETRICS_SID=${apiKey.slice(0, 24)}` },
    { why: 'API key beside the name, given to nothing', text: `baremetrics at ${apiKey}` },
    { why: 'a reference', text: `BAREMETRICS_API_KEY=\${BAREMETRICS_API_KEY}` },
  ],
};
