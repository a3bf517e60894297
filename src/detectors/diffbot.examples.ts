import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('xibh8rg3al0p2wrb', 'ekercthoqqeu53aj');

export const diffbotExamples: DetectorExamples = {
  positive: {
    'diffbot-token': [`DIFFBOT_TOKEN=${token}`, `curl https://api.diffbot.internal -H "X-Api-Key: ${token}"`],
  },
  negative: [
    { why: 'API token one character short', text: `DIFFBOT_SID=${token.slice(0, 31)}` },
    { why: 'API token beside the name, given to nothing', text: `diffbot at ${token}` },
    { why: 'a reference', text: `DIFFBOT_TOKEN=\${DIFFBOT_TOKEN}` },
  ],
};
