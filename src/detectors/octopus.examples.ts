import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const deployApiKey = join('AP', 'I-JG0P7K9CDL5V', '24PFQNF7COPWT');

export const octopusExamples: DetectorExamples = {
  positive: {
    'octopus-deploy-api-key': [`OCTOPUS_DEPLOY_API_KEY=${deployApiKey}`, `{"value": "${deployApiKey}"}`],
  },
  negative: [{ why: 'API key: one character short', text: deployApiKey.slice(0, -1) }],
};
