import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk', '-or-v1-2252bbfb6ebdcb7d9f3a606c0fadc', '85b5cbc6a73ee53fd766b6c692d7565f550');

export const openrouterExamples: DetectorExamples = {
  positive: {
    'openrouter-api-key': [`OPENROUTER_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: apiKey.slice(0, -1) }],
};
