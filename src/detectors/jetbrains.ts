import type { Detector } from './detector.js';

export const jetbrains = {
  provider: 'jetbrains',
  docs: 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html',
  rules: [
    {
      id: 'jetbrains-permanent-token',
      kind: 'permanent token of YouTrack, Hub or Space',
      severity: 'high',
      keywords: ['perm:', 'perm-'],
      pattern: String.raw`(?<secret>perm[:-][A-Za-z0-9=+/-]{2,80}\.[A-Za-z0-9=+/-]{2,80}\.[A-Za-z0-9]{30})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
