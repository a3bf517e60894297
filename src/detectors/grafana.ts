import type { Detector } from './detector.js';

export const grafana = {
  provider: 'grafana',
  docs: 'https://grafana.com/docs/grafana/latest/developers/http_api/authentication/',
  rules: [
    {
      // The last eight digits are a check of what stands before.
      id: 'grafana-service-account-token',
      kind: 'service account token',
      severity: 'high',
      keywords: ['glsa_'],
      pattern: String.raw`(?<secret>glsa_[A-Za-z0-9]{32}_[a-f0-9]{8})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      checksum: 'grafana-crc32',
      judge: 'random',
      specificity: 90,
    },
    {
      // Base64 of JSON whose first member is the key.
      id: 'grafana-api-key-legacy',
      kind: 'API key (retired form)',
      severity: 'high',
      keywords: ['eyjrijoi'],
      exactKeyword: 'eyJrIjoi',
      pattern: String.raw`(?<secret>eyJrIjoi[A-Za-z0-9+/]{40,400}={0,2})`,
      boundary: 'base64',
      maxBytes: 600,
      minEntropy: 3,
      facts: 'grafana-legacy',
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'grafana-cloud-access-policy-token',
      kind: 'access policy token of Grafana Cloud',
      severity: 'high',
      keywords: ['glc_'],
      pattern: String.raw`(?<secret>glc_eyJ[A-Za-z0-9+/]{60,400}={0,2})`,
      boundary: 'base64',
      maxBytes: 600,
      minEntropy: 3,
      facts: 'grafana-cloud',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
