import type { Detector } from './detector.js';

export const softlayer = {
  provider: 'softlayer',
  docs: 'https://sldn.softlayer.com/article/authenticating-softlayer-api/',
  rules: [
    {
      id: 'softlayer-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['softlayer', 'sl_api_key', 'slapikey', 'sl-api-key'],
      pattern: String.raw`(?<secret>[a-z0-9]{64})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { user: ['username', 'slusername'] },
    },
  ],
} as const satisfies Detector;
