import type { Detector } from './detector.js';

export const vsce = {
  provider: 'vsce',
  docs: 'https://code.visualstudio.com/api/working-with-extensions/publishing-extension',
  rules: [
    {
      // The new form of these tokens has a mark of its own and needs no word.
      id: 'vsce-pat',
      kind: 'token of Azure DevOps that publishes extensions',
      severity: 'high',
      keywords: ['vsce', 'ovsx'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}AZDO[A-Za-z0-9]{4}|[a-z2-7]{52})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 62,
    },
  ],
} as const satisfies Detector;
