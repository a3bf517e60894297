import type { Detector } from './detector.js';

export const gocardless = {
  provider: 'gocardless',
  docs: 'https://developer.gocardless.com/api-reference/#making-requests-authentication',
  rules: [
    {
      id: 'gocardless-api-token',
      kind: 'access token',
      severity: 'critical',
      keywords: ['gocardless'],
      pattern: String.raw`(?<secret>live_[A-Za-z0-9_=-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
    {
      id: 'gocardless-sandbox-token',
      kind: 'access token, sandbox',
      severity: 'low',
      lowBecause: 'test',
      keywords: ['gocardless'],
      pattern: String.raw`(?<secret>sandbox_[A-Za-z0-9_=-]{40})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
