import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('1d', 'b125bb-a803-606d-', '1ed3-7d0520562242');

export const opsgenieExamples: DetectorExamples = {
  positive: {
    'opsgenie-api-key': [
      `OPSGENIE_API_KEY=${apiKey}`,
      `const opsgenieApiKey = "${apiKey}";`,
      `opsgenie:\n  api_key: ${apiKey}`,
      `Authorization: GenieKey ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'OPSGENIE_API_KEY=${OPSGENIE_API_KEY}' },
    { why: 'API key: given to no name', text: `about opsgenie: see ${apiKey}` },
    { why: 'API key: one character short', text: `opsgenie: "${apiKey.slice(0, -1)}"` },
  ],
};
