import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('AP', 'I_KEY679N0QORSFWYR4', '0AG9364WI2DQMEMGKH');

export const finageExamples: DetectorExamples = {
  positive: {
    'finage-api-key': [`FINAGE_API_KEY=${apiKey}`, `"finageApiKey": "${apiKey}"`, `finage:\n  api_key: ${apiKey}`],
  },
  negative: [
    { why: 'API key: a reference', text: 'FINAGE_API_KEY=${FINAGE_API_KEY}' },
    { why: 'API key: given to no name', text: `about finage: see ${apiKey}` },
    { why: 'API key: one character short', text: `finage: "${apiKey.slice(0, -1)}"` },
  ],
};
