import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const capsulecrm = {
  provider: 'capsulecrm',
  docs: 'https://developer.capsulecrm.com/v2/overview/authentication',
  rules: [
    {
      id: 'capsulecrm-token',
      kind: 'access token',
      severity: 'medium',
      keywords: [
        'capsulecrm',
        'capsule_crm',
        'capsule_api',
        'capsule_token',
        'capsule-crm',
        'capsule-api',
        'capsuleapi',
        'capsule-token',
        'capsuletoken',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9._+=-]{64})`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
