import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('ghB1VmTeptnmGCsb6apFPQ', '1BhB2W90Yxs+ASbPIVKIM=');
const connection = join('feBgugrF6X1N24yribH1Y1', '5wm6UntTNZ5Iz1+mrXcWi', '=');

export const azureServicebusExamples: DetectorExamples = {
  positive: {
    'azure-servicebus-key': [
      `SERVICEBUS_KEY=${key}`,
      `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${key}`,
    ],
    'azure-servicebus-connection': [
      `BUS="Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${connection};EntityPath=orders"`,
    ],
  },
  negative: [
    { why: 'shared access key one character short', text: `see ${key.slice(0, -1)}` },
    {
      why: 'a connection string with a reference',
      text: `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=\${KEY}`,
    },
  ],
};
