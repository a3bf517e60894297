import type { Detector } from './detector.js';

export const paddle = {
  provider: 'paddle',
  docs: 'https://developer.paddle.com/api-reference/about/api-keys',
  rules: [
    {
      id: 'paddle-api-key',
      kind: 'API key',
      severity: 'critical',
      keywords: ['pdl_live_apikey_'],
      pattern: String.raw`(?<secret>pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'paddle-sandbox-api-key',
      kind: 'API key of the sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['pdl_sdbx_apikey_'],
      pattern: String.raw`(?<secret>pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
