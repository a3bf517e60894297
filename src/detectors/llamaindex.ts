import type { Detector } from './detector.js';

export const llamaindex = {
  provider: 'llamaindex',
  docs: 'https://developers.llamaindex.ai/python/cloud/general/api_key/',
  rules: [
    {
      id: 'llamaindex-cloud-api-key',
      kind: 'API key of the cloud',
      severity: 'high',
      keywords: ['llx-'],
      pattern: String.raw`(?<secret>llx-[A-Za-z0-9]{44,52})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
