import type { Detector } from './detector.js';

export const sidekiq = {
  provider: 'sidekiq',
  docs: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ',
  rules: [
    {
      id: 'sidekiq-enterprise-secret',
      kind: 'login of the gem server',
      severity: 'medium',
      keywords: ['contribsys__com', 'contribsys.com'],
      pattern: String.raw`(?i:BUNDLE_(?:GEMS|ENTERPRISE)__CONTRIBSYS__COM(?:_?(?:KEY|TOKEN|LOGIN|AUTH))?)["'\x60]?[ \t]*(?:=>|:=|[:=,])[ \t]*["'\x60]?(?<secret>[a-f0-9]{8}:[a-f0-9]{8})|https?://(?<secret__url>[a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\.contribsys\.com`,
      boundary: 'alphanumeric',
      minEntropy: 2.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
