import type { Detector } from './detector.js';

export const jenkins = {
  provider: 'jenkins',
  docs: 'https://www.jenkins.io/blog/2018/07/02/new-api-token-system/',
  rules: [
    {
      // `11` is the version of the form; tokens from before 2.129 have none.
      id: 'jenkins-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['jenkins'],
      pattern: String.raw`(?<secret>(?:11)?[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'jenkins-initial-admin-password',
      kind: 'password of the first administrator',
      severity: 'high',
      keywords: ['password to proceed to installation'],
      pattern: String.raw`(?i)password to proceed to installation:[^A-Za-z0-9]{1,40}(?<secret>[a-f0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 80,
    },
  ],
} as const satisfies Detector;
