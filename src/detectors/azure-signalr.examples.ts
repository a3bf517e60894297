import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connection = join('VAqT0Yt2KqYKU/Vw/hINMK', '6V2abF3r9M2t1wCQY28gX', '=');

export const azureSignalrExamples: DetectorExamples = {
  positive: {
    'azure-signalr-connection': [
      `SIGNALR="Endpoint=https://orders.service.signalr.net;AccessKey=${connection};Version=1.0;"`,
    ],
  },
  negative: [
    {
      why: 'a connection string with a reference',
      text: `Endpoint=https://orders.service.signalr.net;AccessKey=\${KEY};Version=1.0;`,
    },
  ],
};
