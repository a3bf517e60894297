import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ny', 'k_v0_pO5m03nqn4cUhTG63QBUT9BY7I43NJ', '0FCJqku0tvMpovoDluGtPDGGJcYpZj2ojX');

export const nylasExamples: DetectorExamples = {
  positive: {
    'nylas-api-key': [`NYLAS_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('ny', 'k_v0_', 'x'.repeat(64)) },
  ],
};
