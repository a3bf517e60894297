import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const plaid = {
  provider: 'plaid',
  docs: 'https://plaid.com/docs/api/',
  rules: [
    {
      id: 'plaid-access-token',
      kind: 'access token of an item',
      severity: 'high',
      keywords: ['access-production-', 'access-development-'],
      pattern: String.raw`(?<secret>access-(?:production|development)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'plaid-sandbox-access-token',
      kind: 'access token of the sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['access-sandbox-'],
      pattern: String.raw`(?<secret>access-sandbox-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'plaid-secret',
      kind: 'API secret',
      severity: 'critical',
      keywords: ['plaid'],
      pattern: String.raw`(?<secret>[a-z0-9]{30})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'plaid-client-id', withinBytes: 512, companion: 'client-id' },
      specificity: 60,
    },
    {
      id: 'plaid-client-id',
      kind: 'client id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['plaid'],
      pattern: String.raw`(?i:client[_-]?id)${SIGN}(?<secret>[a-z0-9]{24})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
