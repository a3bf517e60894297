import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const sdkKey = join('configca', 't-sdk-1/', 'nj3insZvRpJ', '8rG37xoM9so', '/', 'b2uqxaUof07', 'z_pCJYXxHn6');

export const configcatExamples: DetectorExamples = {
  positive: {
    'configcat-sdk-key': [
      `CONFIGCAT_API_KEY=${sdkKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${sdkKey}"`,
    ],
  },
  negative: [{ why: 'SDK key one character short', text: `see ${sdkKey.slice(0, 60)}` }],
};
