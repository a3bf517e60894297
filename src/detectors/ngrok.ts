import type { Detector } from './detector.js';

export const ngrok = {
  provider: 'ngrok',
  docs: 'https://ngrok.com/docs/agent/#authtokens',
  rules: [
    {
      // The first part is a KSUID, which sorts by time.
      id: 'ngrok-authtoken',
      kind: 'authtoken of the agent, or API key',
      severity: 'high',
      keywords: ['ngrok', 'authtoken'],
      pattern: String.raw`(?<secret>(?:cr_|ak_)?[0-9][A-Za-z0-9]{26}_[0-9][A-Za-z0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
