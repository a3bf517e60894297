import type { Detector } from './detector.js';

export const artifactory = {
  provider: 'artifactory',
  docs: 'https://jfrog.com/help/r/jfrog-rest-apis/introduction-to-the-artifactory-rest-apis',
  rules: [
    {
      id: 'artifactory-api-key',
      kind: 'API key (deprecated)',
      severity: 'high',
      keywords: ['akcp'],
      exactKeyword: 'AKCp',
      pattern: String.raw`(?<secret>AKCp[A-Za-z0-9]{69})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      // Base64 of `reftkn:`, a number, the time of expiry and a random part.
      id: 'artifactory-reference-token',
      kind: 'identity or reference token',
      severity: 'high',
      keywords: ['cmvmdgtu'],
      exactKeyword: 'cmVmdGtu',
      pattern: String.raw`(?<secret>cmVmdGtu[A-Za-z0-9]{56})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      facts: 'jfrog',
      judge: 'random',
      specificity: 90,
    },
    {
      // The header begins with its version.
      id: 'artifactory-access-token-jwt',
      kind: 'access token (JSON Web Token)',
      severity: 'high',
      keywords: ['eyj2zxiioiiy'],
      exactKeyword: 'eyJ2ZXIiOiIy',
      pattern: String.raw`(?<secret>eyJ2ZXIiOiIy[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)`,
      boundary: 'base64url',
      maxBytes: 4096,
      judge: 'jwt',
      specificity: 80,
    },
    {
      id: 'artifactory-encrypted-password',
      kind: 'encrypted password',
      severity: 'medium',
      keywords: ['artifactory', 'jfrog'],
      pattern: String.raw`(?<secret>AP[0-9A-Fa-f][A-Za-z0-9]{20,60})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
