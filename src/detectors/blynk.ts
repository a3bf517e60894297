import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const blynk = {
  provider: 'blynk',
  docs: 'https://docs.blynk.io/en/blynk.cloud/device-https-api',
  rules: [
    {
      // 32 characters for a device, 40 for an organization.
      id: 'blynk-token',
      kind: 'token of a device or an organization',
      severity: 'low',
      keywords: ['blynk'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{32}(?:[A-Za-z0-9_-]{8})?)`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      // Public by itself.
      id: 'blynk-client-id',
      kind: 'OAuth client id of an organization',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['oa2-client-id_'],
      pattern: String.raw`(?<secret>oa2-client-id_[A-Za-z0-9_-]{32})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'blynk-client-secret',
      kind: 'OAuth client secret of an organization',
      severity: 'medium',
      keywords: ['blynk', 'oa2-client-id_'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[A-Za-z0-9_-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'blynk-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 66,
    },
  ],
} as const satisfies Detector;
