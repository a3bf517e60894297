import type { Detector } from './detector.js';

export const confluent = {
  provider: 'confluent',
  docs: 'https://docs.confluent.io/cloud/current/access-management/authenticate/api-keys.html',
  rules: [
    {
      // The last six characters are CRC32 of the 54 before them, in base64.
      id: 'confluent-cloud-api-secret',
      kind: 'API secret',
      severity: 'high',
      keywords: ['cflt'],
      exactKeyword: 'cflt',
      pattern: String.raw`(?<secret>cflt[A-Za-z0-9+/]{60})`,
      boundary: 'base64',
      minEntropy: 4,
      checksum: 'confluent-crc32',
      judge: 'random',
      specificity: 90,
      siblings: { 'key-id': ['apikey', 'key', 'confluentapikey', 'confluentkey'] },
    },
    {
      id: 'confluent-legacy-api-secret',
      kind: 'API secret (old form)',
      severity: 'high',
      keywords: ['confluent', 'ccloud'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{64})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['apikey', 'key'] },
    },
  ],
} as const satisfies Detector;
