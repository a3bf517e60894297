import type { Detector } from './detector.js';

export const netlify = {
  provider: 'netlify',
  docs: 'https://docs.netlify.com/api/get-started/#authentication',
  rules: [
    {
      id: 'netlify-pat',
      kind: 'personal access token',
      severity: 'high',
      keywords: ['nfp_'],
      pattern: String.raw`(?<secret>nfp_[A-Za-z0-9]{36,48})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      id: 'netlify-access-token-legacy',
      kind: 'access token (old form)',
      severity: 'high',
      keywords: ['netlify'],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9_-]{43,45}|[0-9a-f]{64}))`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'netlify-build-hook',
      kind: 'URL that starts a build',
      severity: 'low',
      keywords: ['api.netlify.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/api\.netlify\.com\\?/build_hooks\\?/[0-9a-f]{24})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
