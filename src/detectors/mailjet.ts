import type { Detector } from './detector.js';

// Key and secret have the same form; the name tells.
export const mailjet = {
  provider: 'mailjet',
  docs: 'https://dev.mailjet.com/email/reference/overview/authentication/',
  rules: [
    {
      id: 'mailjet-api-pair',
      kind: 'secret of an API key, or the key',
      severity: 'high',
      keywords: ['mailjet', 'mj_apikey', 'mjapikey', 'mj-apikey'],
      pattern: String.raw`(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['mjapikeypublic', 'mailjetapikey', 'apikey'] },
    },
  ],
} as const satisfies Detector;
