import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('se', 'cret_bi7n4h39q35egurmixuvk7db.e', 'bJOxmaMojMSr5MevLjcGIybqOnZnLAC');

export const lambdaCloudExamples: DetectorExamples = {
  positive: {
    'lambda-cloud-api-key': [
      `LAMBDA_API_KEY=${apiKey}`,
      `docker run -e LAMBDA_API_KEY=${apiKey} image`,
      `lambdalabs:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'LAMBDA_API_KEY=${LAMBDA_API_KEY}' },
    { why: 'API key: given to no name', text: `about lambdalabs: see ${apiKey}` },
    { why: 'API key: one character short', text: `lambdalabs: "${apiKey.slice(0, -1)}"` },
  ],
};
