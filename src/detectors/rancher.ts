import type { Detector } from './detector.js';

export const rancher = {
  provider: 'rancher',
  docs: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
  rules: [
    {
      // The kubeconfig that Rancher writes holds tokens named `kubeconfig-u-...`.
      id: 'rancher-api-token',
      kind: 'API bearer token',
      severity: 'critical',
      keywords: ['token-', 'kubeconfig-u'],
      pattern: String.raw`(?<secret>(?:token|kubeconfig-u(?:ser)?)-[a-z0-9]{5,12}:[a-z0-9]{54})`,
      boundary: 'base64url',
      maxBytes: 96,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
