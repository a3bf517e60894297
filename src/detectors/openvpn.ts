import type { Detector } from './detector.js';

export const openvpn = {
  provider: 'openvpn',
  docs: 'https://openvpn.net/community-docs/static-key-mini-howto.html',
  rules: [
    {
      id: 'openvpn-static-key',
      kind: 'static or tls-crypt key',
      severity: 'high',
      keywords: ['openvpn static key v1'],
      pattern: String.raw`(?<secret>-----BEGIN OpenVPN Static key V1-----\s+(?:[0-9a-f]{32}\s+){16}-----END OpenVPN Static key V1-----)`,
      boundary: 'none',
      maxBytes: 1024,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
