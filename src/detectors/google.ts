import type { Detector } from './detector.js';

const Q = String.raw`\\*"`;
const STRING = String.raw`${Q}(?:[^"\\]|\\[^"])*${Q}`;
// Members in the order in which the console writes them. A file in another order is still a private key.
const OTHER_MEMBERS = String.raw`(?:\s*,\s*|\\n|${STRING}\s*:\s*${STRING})*?`;

export const google = {
  provider: 'google',
  docs: 'https://cloud.google.com/docs/authentication',
  rules: [
    {
      id: 'google-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['aiza'],
      exactKeyword: 'AIza',
      pattern: String.raw`(?<secret>AIza[0-9A-Za-z_-]{35})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'google-oauth-client-secret',
      kind: 'OAuth client secret',
      severity: 'medium',
      keywords: ['gocspx-'],
      pattern: String.raw`(?<secret>GOCSPX-[A-Za-z0-9_-]{28})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'google-service-account-key',
      kind: 'key file of a service account',
      severity: 'critical',
      keywords: ['service_account'],
      pattern: String.raw`${Q}service_account${Q}${OTHER_MEMBERS}${Q}private_key_id${Q}\s*:\s*${Q}(?<key_id>[0-9a-f]{40})${Q}[\s,\\n]*${Q}private_key${Q}\s*:\s*${Q}(?<secret>-----BEGIN PRIVATE KEY-----(?:[^-"]|-{1,4}[^-"])+-----END PRIVATE KEY-----)(?:\\+n)?${Q}(?:[\s,\\n]*${Q}client_email${Q}\s*:\s*${Q}(?<account>[^"\\]+))?`,
      boundary: 'none',
      maxBytes: 4096,
      judge: 'private-key',
      specificity: 95,
    },
  ],
} as const satisfies Detector;
