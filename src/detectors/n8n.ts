import type { Detector } from './detector.js';

export const n8n = {
  provider: 'n8n',
  docs: 'https://docs.n8n.io/api/authentication/',
  rules: [
    {
      id: 'n8n-api-key',
      kind: 'API key (JSON Web Token)',
      severity: 'high',
      keywords: ['n8n_api', 'n8n-api', 'n8napi', 'n8n_token', 'n8n_key'],
      pattern: String.raw`(?i)n8n[_-]?(?:api|token|key)[^\r\n]{0,80}?(?<secret>(?-i:eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+))`,
      boundary: 'base64url',
      maxBytes: 2048,
      judge: 'jwt',
      specificity: 70,
    },
    {
      id: 'n8n-api-key-legacy',
      kind: 'API key (old form)',
      severity: 'high',
      keywords: ['n8n_api_'],
      pattern: String.raw`(?<secret>n8n_api_[a-f0-9]{80})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
