import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('gs', 'k_clSPNH8WnSTOoEPrU3AhWGdyb', '3FYAbTdlNSKNZh1FwGXI87cL2Pe');

export const groqExamples: DetectorExamples = {
  positive: {
    'groq-api-key': [`GROQ_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('gs', 'k_', 'x'.repeat(52)) },
  ],
};
