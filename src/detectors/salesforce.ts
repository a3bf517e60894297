import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const salesforce = {
  provider: 'salesforce',
  docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_access_tokens.htm',
  rules: [
    {
      // The organization, `!`, then usually 96 characters.
      id: 'salesforce-access-token',
      kind: 'session id or access token',
      severity: 'high',
      keywords: ['"00d', "'00d", '=00d', ' 00d', ':00d', '>00d'],
      pattern: String.raw`(?<secret>00D[A-Za-z0-9]{12}![A-Za-z0-9._]{80,260})`,
      boundary: 'base64url',
      maxBytes: 140,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'salesforce-refresh-token',
      kind: 'OAuth refresh token',
      severity: 'high',
      keywords: ['5aep861'],
      exactKeyword: '5Aep861',
      pattern: String.raw`(?<secret>5Aep861[A-Za-z0-9._=]{70,300})`,
      boundary: 'base64url',
      maxBytes: 320,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'salesforce-consumer-secret',
      kind: 'consumer secret of a connected app',
      severity: 'high',
      keywords: ['salesforce', 'sfdc', '3mvg9'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[A-F0-9]{64}|[0-9]{19})`,
      boundary: 'base64url',
      maxBytes: 300,
      judge: 'keyed',
      pairWith: { rule: 'salesforce-consumer-key', withinBytes: 512, companion: 'consumer-key' },
      specificity: 60,
    },
    {
      id: 'salesforce-consumer-key',
      kind: 'consumer key of a connected app without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['3mvg9'],
      exactKeyword: '3MVG9',
      pattern: String.raw`(?<secret>3MVG9[A-Za-z0-9._+/=]{80,251})`,
      boundary: 'base64url',
      maxBytes: 300,
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
