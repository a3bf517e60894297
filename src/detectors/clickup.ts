import type { Detector } from './detector.js';

export const clickup = {
  provider: 'clickup',
  docs: 'https://developer.clickup.com/docs/authentication',
  rules: [
    {
      // The number is the id of the user.
      id: 'clickup-personal-token',
      kind: 'personal API token',
      severity: 'high',
      keywords: ['pk_1', 'pk_2', 'pk_3', 'pk_4', 'pk_5', 'pk_6', 'pk_7', 'pk_8', 'pk_9'],
      pattern: String.raw`(?<secret>pk_[0-9]{7,9}_[A-Z0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
