import type { Detector } from './detector.js';

export const wpengine = {
  provider: 'wpengine',
  docs: 'https://wpengineapi.com/',
  rules: [
    {
      id: 'wpengine-api-password',
      kind: 'password of an API user',
      severity: 'high',
      keywords: ['wpengine', 'wpe_api', 'wpe_pass', 'wpe-api', 'wpeapi', 'wpe-pass', 'wpepass'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24,64})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'user-id': ['userid', 'username', 'user'] },
    },
  ],
} as const satisfies Detector;
