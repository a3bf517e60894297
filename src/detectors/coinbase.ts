import type { Detector } from './detector.js';

const SIGN = String.raw`\\?["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*\\?["'\x60]?`;

export const coinbase = {
  provider: 'coinbase',
  docs: 'https://docs.cloud.coinbase.com/wallet-sdk/docs/api-keys',
  rules: [
    {
      id: 'coinbase-cdp-private-key',
      kind: 'private key of an API key',
      severity: 'critical',
      keywords: ['/apikeys/'],
      pattern: String.raw`(?<key_id>organizations/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/apiKeys/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\s*,\s*"privateKey"\s*:\s*"(?<secret>-----BEGIN EC PRIVATE KEY-----(?:[^-]|-{1,4}[^-])+-----END EC PRIVATE KEY-----)`,
      boundary: 'none',
      maxBytes: 1024,
      judge: 'private-key',
      specificity: 95,
    },
    {
      id: 'coinbase-cdp-secret',
      kind: 'secret of an API key (Ed25519)',
      severity: 'critical',
      keywords: [
        'coinbase',
        'cdp_api',
        'cdp_key',
        'cdp_secret',
        'cdpapikey',
        'cdp-api',
        'cdpapi',
        'cdp-key',
        'cdpkey',
        'cdp-secret',
        'cdpsecret',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{86}==)`,
      boundary: 'base64',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'coinbase-legacy-api-secret',
      kind: 'API secret (old form)',
      severity: 'high',
      keywords: ['coinbase', 'cb-access'],
      pattern: String.raw`(?i:secret)[A-Za-z0-9_.-]{0,16}${SIGN}(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
      siblings: { 'key-id': ['apikey', 'key'] },
    },
  ],
} as const satisfies Detector;
