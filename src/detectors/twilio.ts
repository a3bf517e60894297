import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=]|[ \t])[ \t]*["'\x60]?`;
// Nothing marks the secrets themselves, and `AC` is too short to look for, so that words of the vendor have to be near.
const WORDS = ['twilio', 'account_sid', 'accountsid', 'account-sid', 'account sid'] as const;

export const twilio = {
  provider: 'twilio',
  docs: 'https://www.twilio.com/docs/iam/api-keys',
  rules: [
    {
      // No secret by itself: it names the account that the auth token beside it opens.
      id: 'twilio-account-sid',
      kind: 'account id without its token',
      severity: 'low',
      lowBecause: 'half',
      keywords: WORDS,
      pattern: String.raw`(?<secret>AC[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 70,
    },
    {
      id: 'twilio-auth-token',
      kind: 'auth token',
      severity: 'critical',
      keywords: ['twilio'],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*twilio[a-z0-9_.-]*token)${SIGN}(?<secret>(?-i:[0-9a-f]{32}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'twilio-account-sid', withinBytes: 1024, companion: 'account-sid' },
      specificity: 70,
    },
    {
      // `SID:TOKEN` of a login, two arguments of a call, or two settings one after the other.
      id: 'twilio-key-pair',
      kind: 'auth token behind its account id',
      severity: 'critical',
      keywords: ['twilio', 'account_sid', 'accountsid', 'auth_token', 'authtoken', 'client('],
      pattern: String.raw`(?<account_sid>AC[0-9a-f]{32})["'\x60]?\s*[:,;]?\s*(?:["']?(?i:[a-z0-9_.-]*auth[_-]?token)${SIGN}|["'\x60]?)(?<secret>[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'twilio-account-sid', withinBytes: 128, companion: 'account-sid' },
      specificity: 69,
    },
    {
      id: 'twilio-api-key-sid',
      kind: 'API key id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['twilio', 'api_key', 'apikey'],
      pattern: String.raw`(?<secret>SK[0-9a-f]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 70,
    },
    {
      id: 'twilio-api-key-secret',
      kind: 'secret of an API key',
      severity: 'high',
      keywords: ['twilio'],
      pattern: String.raw`(?i)(?<key>[a-z0-9_.-]*twilio[a-z0-9_.-]*secret)${SIGN}(?<secret>(?-i:[A-Za-z0-9]{32}))`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      pairWith: { rule: 'twilio-api-key-sid', withinBytes: 1024, companion: 'key-id' },
      specificity: 70,
    },
  ],
} as const satisfies Detector;
