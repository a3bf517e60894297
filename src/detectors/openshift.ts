import type { Detector } from './detector.js';

export const openshift = {
  provider: 'openshift',
  docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.10/html-single/authentication_and_authorization/index',
  rules: [
    {
      id: 'openshift-user-token',
      kind: 'OAuth access token of a user',
      severity: 'high',
      keywords: ['sha256~'],
      pattern: String.raw`(?<secret>sha256~[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 4,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
