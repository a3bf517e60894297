import type { Detector } from './detector.js';

export const splunk = {
  provider: 'splunk',
  docs: 'https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector',
  rules: [
    {
      // The header names the key `splunk.secret`.
      id: 'splunk-auth-token',
      kind: 'authentication token (a JWT)',
      severity: 'high',
      keywords: ['eyjrawqioijzcgx1bmsu'],
      exactKeyword: 'eyJraWQiOiJzcGx1bmsu',
      pattern: String.raw`(?<secret>eyJraWQiOiJzcGx1bmsu[A-Za-z0-9_-]{20,400}\.eyJ[A-Za-z0-9_-]{40,1000}\.[A-Za-z0-9_-]{86})`,
      boundary: 'base64url',
      maxBytes: 700,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'splunk-hec-token',
      kind: 'token of the HTTP event collector',
      severity: 'medium',
      keywords: ['splunk', 'hec_token', 'hec-token', 'hectoken', 'services/collector'],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'splunk-observability-token',
      kind: 'access token of Splunk Observability',
      severity: 'medium',
      keywords: ['signalfx', 'sfx_token', 'sfx_access', 'x-sf-token', 'splunk_access', 'splunk_observability'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{22})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
