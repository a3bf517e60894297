import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const paradigmApiKey = join('ou', 'nhWqvttAuFDGyy-iDW5LY', 'z_PLbSz0YYZ6JVCs1B_G');

export const lightonExamples: DetectorExamples = {
  positive: {
    'lighton-paradigm-api-key': [
      `PARADIGM_API_KEY=${paradigmApiKey}`,
      `paradigm_api_key: '${paradigmApiKey}'`,
      `lighton:\n  api_key: ${paradigmApiKey}`,
    ],
  },
  negative: [
    { why: 'API key of Paradigm: a reference', text: 'PARADIGM_API_KEY=${PARADIGM_API_KEY}' },
    { why: 'API key of Paradigm: given to no name', text: `about lighton: see ${paradigmApiKey}` },
    { why: 'API key of Paradigm: cut short', text: `lighton: "${paradigmApiKey.slice(0, -4)}"` },
  ],
};
