import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('li', 've_ZN1kgHH9WbRigHxYNdDGGfN2h59U8oO', 'oWsqFf9h93EuaCjvkMJXNuvOWmy1b5QoL');

export const kickboxExamples: DetectorExamples = {
  positive: {
    'kickbox-api-key': [
      `KICKBOX_API_KEY=${apiKey}`,
      `export KICKBOX_API_KEY="${apiKey}"`,
      `kickbox:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'KICKBOX_API_KEY=${KICKBOX_API_KEY}' },
    { why: 'API key: given to no name', text: `about kickbox: see ${apiKey}` },
    { why: 'API key: one character short', text: `kickbox: "${apiKey.slice(0, -1)}"` },
  ],
};
