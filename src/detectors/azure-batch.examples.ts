import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('DEzMn0YHWkeVNX5Jue9b/S3kOspHzeW37xZApDhSiHfs', 'jV5Cnpuc3s9a93HKcRTPbULpueJbJ7G9+ABaQzSV6g==');

export const azureBatchExamples: DetectorExamples = {
  positive: {
    'azure-batch-key': [`BATCH_ACCOUNT_KEY=${key}`],
  },
  negative: [{ why: 'account key one character short', text: `see ${key.slice(0, -1)}` }],
};
