import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('DYl4jMqt23zI8JIGoJ2NjF', '7XWyor8tv4d+AEhM01bBA=');

export const azureEventhubExamples: DetectorExamples = {
  positive: {
    'azure-eventhub-key': [
      `EVENTHUB_KEY=${key}`,
      `Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${key};EntityPath=orders`,
    ],
  },
  negative: [{ why: 'shared access key one character short', text: `see ${key.slice(0, -1)}` }],
};
