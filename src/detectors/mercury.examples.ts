import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('me', 'rcury_production_rma_yyw7clPshsb6JUuy', 'HGc93AE6odQi7NVjSS0F0qx7q32hT_yrucrem');

export const mercuryExamples: DetectorExamples = {
  positive: {
    'mercury-api-token': [`MERCURY_API_TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
  },
  negative: [{ why: 'API token: one character short', text: apiToken.slice(0, -1) }],
};
