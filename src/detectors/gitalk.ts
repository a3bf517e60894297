import type { Detector } from './detector.js';

export const gitalk = {
  provider: 'gitalk',
  docs: 'https://github.com/gitalk/gitalk#usage',
  rules: [
    {
      id: 'gitalk-client-secret',
      kind: 'OAuth secret in the settings of a blog',
      severity: 'low',
      keywords: ['gitalk'],
      pattern: String.raw`(?<secret>[a-f0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 400,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid'] },
    },
  ],
} as const satisfies Detector;
