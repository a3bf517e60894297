import type { Detector } from './detector.js';

export const modal = {
  provider: 'modal',
  docs: 'https://modal.com/docs/reference/modal.config',
  rules: [
    {
      id: 'modal-token',
      kind: 'token secret',
      severity: 'high',
      keywords: [
        'modal_token',
        'modal-token',
        'modaltoken',
        'modal.com',
        'token_secret',
        'tokensecret',
        'token-secret',
      ],
      pattern: String.raw`(?<secret>as-[A-Za-z0-9]{22})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 75,
      siblings: { 'token-id': ['modaltokenid', 'tokenid'] },
    },
  ],
} as const satisfies Detector;
