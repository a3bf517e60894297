import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connection = join('ImGj7s/zT5sklwxKQunFxO', 'F1tbLEw5O7DbnM2xlDzUs', '=');
const key = join('X15m2XDjHZWoI8lYsrv3OyvXsicyA1ysqA5mNdWlZb', 'zDhJE3hmh8JQQJ99BKs3BWqiXP8QmhkngjAZAC36tP');

export const azureAppConfigurationExamples: DetectorExamples = {
  positive: {
    'azure-app-configuration-connection': [
      `APPCONFIG="Endpoint=https://orders.azconfig.io;Id=x1-l0-s0:Yp3k;Secret=${connection}"`,
    ],
    'azure-app-configuration-key': [`APPCONFIG_SECRET=${key}`],
  },
  negative: [
    {
      why: 'a connection string with a reference',
      text: `Endpoint=https://orders.azconfig.io;Id=x1;Secret=\${SECRET}`,
    },
    { why: 'secret of an access key one character short', text: `see ${key.slice(0, -1)}` },
  ],
};
