import type { Detector } from './detector.js';

// Prefix, public part, secret part.
export const dynatrace = {
  provider: 'dynatrace',
  docs: 'https://www.dynatrace.com/support/help/dynatrace-api/basics/dynatrace-api-authentication',
  rules: [
    {
      id: 'dynatrace-api-token',
      kind: 'API token of an environment or a cluster',
      severity: 'high',
      keywords: ['dt0c01.', 'dt0s01.'],
      pattern: String.raw`(?<secret>dt0[cs]01\.[A-Z0-9]{24}\.[A-Z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'dynatrace-platform-token',
      kind: 'platform token',
      severity: 'high',
      keywords: ['dt0s16.'],
      pattern: String.raw`(?<secret>dt0s16\.[A-Z0-9]{8}(?:[A-Z0-9]{16})?\.[A-Z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'dynatrace-oauth-client-secret',
      kind: 'OAuth client secret',
      severity: 'high',
      keywords: ['dt0s02.'],
      pattern: String.raw`(?<secret>dt0s02\.[A-Z0-9]{8}\.[A-Z0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
