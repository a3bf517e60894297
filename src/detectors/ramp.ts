import type { Detector } from './detector.js';

export const ramp = {
  provider: 'ramp',
  docs: 'https://docs.ramp.com/developer-api/v1/authorization',
  rules: [
    {
      id: 'ramp-client-secret',
      kind: 'OAuth client secret',
      severity: 'high',
      keywords: ['ramp_sec_'],
      pattern: String.raw`(?<secret>ramp_sec_[A-Za-z0-9]{48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'ramp-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 90,
    },
    {
      id: 'ramp-client-id',
      kind: 'OAuth client id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['ramp_id_'],
      pattern: String.raw`(?<secret>ramp_id_[A-Za-z0-9]{40})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
