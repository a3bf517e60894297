import type { Detector } from './detector.js';

export const bitwarden = {
  provider: 'bitwarden',
  docs: 'https://bitwarden.com/help/personal-api-key/',
  rules: [
    {
      id: 'bitwarden-api-client-secret',
      kind: 'client secret of the API',
      severity: 'critical',
      keywords: ['bw_clientsecret', 'bwclientsecret', 'bitwarden', 'bw-clientsecret'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{30})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'id'] },
    },
    {
      // Version, id, client secret and the key that decrypts.
      id: 'bitwarden-access-token',
      kind: 'access token of a machine account',
      severity: 'critical',
      keywords: ['bws', 'bitwarden'],
      pattern: String.raw`(?<secret>0\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==)`,
      boundary: 'base64',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
