import type { Detector } from './detector.js';

export const workato = {
  provider: 'workato',
  docs: 'https://docs.workato.com/en/developer-apis.html',
  rules: [
    {
      id: 'workato-developer-token',
      kind: 'token of the developer API',
      severity: 'high',
      keywords: ['wrkaus-', 'wrkaeu-', 'wrkajp-', 'wrkasg-', 'wrkaau-'],
      pattern: String.raw`(?<secret>wrka(?:us|eu|jp|sg|au)-eyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{16,600}\.[A-Za-z0-9_-]{64,700})`,
      boundary: 'base64url',
      maxBytes: 1000,
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
