import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('54e241fb04cc663a', '2e2f0f4cddaa5ebc');

export const hexPmExamples: DetectorExamples = {
  positive: {
    'hex-pm-api-key': [
      `HEX_API_KEY=${apiKey}`,
      `<add key="hexApiKey" value="${apiKey}"/>`,
      `hexpm:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'HEX_API_KEY=${HEX_API_KEY}' },
    { why: 'API key: given to no name', text: `about hexpm: see ${apiKey}` },
    { why: 'API key: one character short', text: `hex.pm: "${apiKey.slice(0, -1)}"` },
  ],
};
