import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const meraki = {
  provider: 'meraki',
  docs: 'https://developer.cisco.com/meraki/api-v1/overview/',
  rules: [
    {
      id: 'meraki-api-key',
      kind: 'API key of the dashboard',
      severity: 'high',
      keywords: ['meraki'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
