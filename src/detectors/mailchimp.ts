import type { Detector } from './detector.js';

export const mailchimp = {
  provider: 'mailchimp',
  docs: 'https://mailchimp.com/help/about-api-keys/',
  rules: [
    {
      // The end names the data centre.
      id: 'mailchimp-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
      pattern: String.raw`(?<secret>[a-f0-9]{32}-(?<data_center>us[0-9]{1,2}))`,
      boundary: 'alphanumeric',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
