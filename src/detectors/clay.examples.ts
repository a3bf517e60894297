import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('efe23403ca', '6e9c644069');

export const clayExamples: DetectorExamples = {
  positive: {
    'clay-api-key': [`CLAY_API_KEY=${apiKey}`, `"clayApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `# clay_api\nsid: ${apiKey.slice(0, 19)}` },
    { why: 'API key beside the name, given to nothing', text: `clay_api at ${apiKey}` },
    { why: 'a reference', text: `CLAY_API_API_KEY=\${CLAY_API_API_KEY}` },
  ],
};
