import type { Detector } from './detector.js';

export const gitguardian = {
  provider: 'gitguardian',
  docs: 'https://docs.gitguardian.com/api-docs/authentication',
  rules: [
    {
      id: 'gitguardian-api-key',
      kind: 'personal access or service account token',
      severity: 'medium',
      keywords: ['gitguardian', 'ggshield'],
      pattern: String.raw`(?<secret>[A-Fa-f0-9]{71})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
