import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connection = join(
  'DkVyZz7hASZ21bVE4Yj3P/yF0QT241dGMU/8P8+GFS2',
  'EY9EU5x6xGI3kU3ZkdfA1r4cxNPUETDuGp1Ad/kSKy2',
  '==',
);
const key = join('wLg2t4njeUvGbD276lriZy2eaawTwbUbsGgZrXGIrd', 'UpEuiDmg1VJQQJ99BKcj8LjfjlO52njdGZAZCS3XM1');

export const azureCommunicationServicesExamples: DetectorExamples = {
  positive: {
    'azure-communication-services-connection': [
      `COMMUNICATION="endpoint=https://orders.europe.communication.azure.com/;accesskey=${connection}"`,
    ],
    'azure-communication-services-key': [`COMMUNICATION_KEY=${key}`],
  },
  negative: [
    {
      why: 'a connection string with a reference',
      text: `endpoint=https://orders.communication.azure.com/;accesskey=\${KEY}`,
    },
    { why: 'access key one character short', text: `see ${key.slice(0, -1)}` },
  ],
};
