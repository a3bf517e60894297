import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

// A UUID behind a short prefix. Where the prefix is a common word the name has to be near.
export const launchdarkly = {
  provider: 'launchdarkly',
  docs: 'https://launchdarkly.com/docs/home/account/api',
  rules: [
    {
      id: 'launchdarkly-api-access-token',
      kind: 'API access token',
      severity: 'high',
      keywords: ['launchdarkly', 'launch_darkly', 'ld_access', 'ld_api'],
      pattern: String.raw`(?<secret>api-${UUID})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'launchdarkly-sdk-key',
      kind: 'server SDK key',
      severity: 'medium',
      keywords: ['sdk-'],
      pattern: String.raw`(?<secret>sdk-${UUID})`,
      boundary: 'base64url',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'launchdarkly-mobile-key',
      kind: 'mobile key, meant to be shipped',
      severity: 'low',
      lowBecause: 'public',
      keywords: ['mob-'],
      pattern: String.raw`(?<secret>mob-${UUID})`,
      boundary: 'base64url',
      maxBytes: 48,
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'launchdarkly-relay-key',
      kind: 'key of the relay proxy',
      severity: 'high',
      keywords: ['launchdarkly', 'launch_darkly', 'auto_config_key', 'autoconfigkey', 'ld_relay'],
      pattern: String.raw`(?<secret>rel-${UUID})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
