import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('O4ysLHKHRRJEGCcsogRLRG', 'mTVKjWZgFq0AZEGP3d/dA=');
const annotatedKey = join('7cRESbsw6ZIAeXoxohqBFayQup5cbbwL9hC3Izxp03', 'UU8Ah0OHDjJQQJ99BKZnIdJWbjP4ob6cJaAZEG3JJk');

export const azureEventgridExamples: DetectorExamples = {
  positive: {
    'azure-eventgrid-key': [`aeg-sas-key: ${key}`, `EVENTGRID_KEY=${key}`],
    'azure-eventgrid-annotated-key': [`EVENTGRID_KEY=${annotatedKey}`],
  },
  negative: [
    { why: 'access key one character short', text: `see ${key.slice(0, -1)}` },
    { why: 'access key one character short, again', text: `see ${annotatedKey.slice(0, -1)}` },
  ],
};
