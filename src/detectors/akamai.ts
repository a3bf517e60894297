import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const akamai = {
  provider: 'akamai',
  docs: 'https://techdocs.akamai.com/developer/docs/edgegrid',
  rules: [
    {
      // Names the client; what signs is the secret beside it.
      id: 'akamai-client-token',
      kind: 'client or access token of EdgeGrid',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['akab-'],
      pattern: String.raw`(?i:(?:client|access)[._-]?token)${SIGN}(?<secret>akab-[0-9a-z]{16}-[0-9a-z]{16})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 80,
    },
    {
      id: 'akamai-client-secret',
      kind: 'client secret of EdgeGrid',
      severity: 'high',
      keywords: ['akab-', 'akamai', 'edgegrid', 'edgerc'],
      pattern: String.raw`(?i:client[._-]?secret)${SIGN}(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      judge: 'random',
      pairWith: { rule: 'akamai-client-token', withinBytes: 512, companion: 'client-token' },
      specificity: 70,
    },
  ],
} as const satisfies Detector;
