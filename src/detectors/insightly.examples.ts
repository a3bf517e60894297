import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('40', '4d83d3-0442-b813-', '025b-a1fe94215821');

export const insightlyExamples: DetectorExamples = {
  positive: {
    'insightly-api-key': [
      `INSIGHTLY_API_KEY=${apiKey}`,
      `os.environ["INSIGHTLY_API_KEY"] = "${apiKey}"`,
      `insightly:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'INSIGHTLY_API_KEY=${INSIGHTLY_API_KEY}' },
    { why: 'API key: given to no name', text: `about insightly: see ${apiKey}` },
    { why: 'API key: one character short', text: `insightly: "${apiKey.slice(0, -1)}"` },
  ],
};
