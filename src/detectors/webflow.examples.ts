import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('4e1050c3e92e2a2810f2c776684b5751', '0f2a2ff9370749f09a2546d326e43c22');

export const webflowExamples: DetectorExamples = {
  positive: {
    'webflow-token': [`WEBFLOW_TOKEN=${token}`, `new Client({ webflowToken: '${token}' })`],
  },
  negative: [
    { why: 'a commit beside the word', text: `webflow at commit ${token}` },
    { why: 'a reference', text: 'WEBFLOW_TOKEN=${WEBFLOW_TOKEN}' },
  ],
};
