import type { Detector } from './detector.js';

export const render = {
  provider: 'render',
  docs: 'https://render.com/docs/api',
  rules: [
    {
      id: 'render-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['rnd_'],
      pattern: String.raw`(?<secret>rnd_[A-Za-z0-9]{28})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'render-deploy-hook',
      kind: 'URL that deploys a service',
      severity: 'medium',
      keywords: ['api.render.com/deploy'],
      pattern: String.raw`(?<secret>https://api\.render\.com/deploy/srv-[a-z0-9]{20}\?key=[A-Za-z0-9_-]{11})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
