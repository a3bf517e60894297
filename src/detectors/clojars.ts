import type { Detector } from './detector.js';

export const clojars = {
  provider: 'clojars',
  docs: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
  rules: [
    {
      id: 'clojars-deploy-token',
      kind: 'deploy token',
      severity: 'high',
      keywords: ['clojars_'],
      exactKeyword: 'CLOJARS_',
      pattern: String.raw`(?<secret>CLOJARS_[a-f0-9]{60})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
      siblings: { user: ['username', 'user', 'clojarsusername', 'clojarsuser'] },
    },
  ],
} as const satisfies Detector;
