import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('ic', 'o-dIEmyjdthAfBQzs', 'blEKM6Hfr1Ns18tli');

export const infracostExamples: DetectorExamples = {
  positive: {
    'infracost-api-token': [`INFRACOST_API_TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
  },
  negative: [
    { why: 'API key: one character short', text: apiToken.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('ic', 'o-', 'x'.repeat(32)) },
  ],
};
