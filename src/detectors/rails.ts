import type { Detector } from './detector.js';

export const rails = {
  provider: 'rails',
  docs: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  rules: [
    {
      // The file config/master.key holds nothing else: no word tells it there.
      id: 'rails-master-key',
      kind: 'key of the encrypted credentials',
      severity: 'critical',
      keywords: ['rails_master_key', 'rails-master-key', 'railsmasterkey', 'master.key'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'rails-secret-key-base',
      kind: 'secret_key_base, which signs sessions',
      severity: 'high',
      keywords: ['secret_key_base', 'secretkeybase', 'secret-key-base'],
      pattern: String.raw`(?<secret>[0-9a-f]{128})`,
      boundary: 'base64url',
      maxBytes: 256,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
