import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serverSecret = join('secr', 'et-9UBAoEGwrRyuRmoA2Ib6Q', 'Rs6yoREHKdoaGNH60DJPujGh');

export const statsigExamples: DetectorExamples = {
  positive: {
    'statsig-server-secret': [
      `STATSIG_SERVER_SECRET=${serverSecret}`,
      `export STATSIG_SERVER_SECRET="${serverSecret}"`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `statsig build ${serverSecret}` },
    { why: 'a placeholder', text: `STATSIG_SERVER_SECRET=secret-${'x'.repeat(45)}` },
  ],
};
