import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const customerio = {
  provider: 'customerio',
  docs: 'https://docs.customer.io/integrations/api/#app-api',
  rules: [
    {
      id: 'customerio-app-api-key',
      kind: 'key of the app API',
      severity: 'high',
      keywords: ['customerio', 'customer.io', 'customer_io', 'customer-io'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'customerio-track-api-key',
      kind: 'key of the track API',
      severity: 'medium',
      keywords: ['customerio', 'customer.io', 'customer_io', 'customer-io'],
      pattern: String.raw`(?<secret>[a-f0-9]{20})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'site-id': ['siteid'] },
    },
  ],
} as const satisfies Detector;
