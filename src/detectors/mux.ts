import type { Detector } from './detector.js';

export const mux = {
  provider: 'mux',
  docs: 'https://www.mux.com/docs/core/make-api-requests',
  rules: [
    {
      id: 'mux-token-secret',
      kind: 'secret of an access token',
      severity: 'medium',
      keywords: [
        'mux_token',
        'mux_secret',
        'api.mux.com',
        'muxtoken',
        'mux_api',
        'mux-token',
        'muxsecret',
        'muxapi',
        'mux-secret',
        'mux-api',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{75})`,
      boundary: 'base64',
      maxBytes: 180,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'token-id': ['muxtokenid', 'tokenid'] },
    },
  ],
} as const satisfies Detector;
