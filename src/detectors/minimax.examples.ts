import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'sk',
  '-api-_HI4GCtqXazz7DWPijnr4x0Pnp8Nu-71xuRCS',
  '6UzHYPV9nJ8Vvl1RwCQ6yh2tdaSRPtVoqw3PzzTVAd',
  'Q-I7rf8_CVaYIU9cboxJC7sC3a11AeCGp4ePIIdM',
);

export const minimaxExamples: DetectorExamples = {
  positive: {
    'minimax-api-key': [`MINIMAX_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
