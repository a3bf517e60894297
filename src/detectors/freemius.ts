import type { Detector } from './detector.js';

export const freemius = {
  provider: 'freemius',
  docs: 'https://freemius.com/help/documentation/wordpress-sdk/integrating-freemius-sdk/',
  rules: [
    {
      // Any sign may stand in the 29 characters behind the prefix; the array that is given to the SDK tells.
      id: 'freemius-secret-key',
      kind: 'secret key',
      severity: 'medium',
      keywords: ['freemius', 'secret_key'],
      pattern: String.raw`(?i)["']secret_key["']\s*=>\s*["'](?<secret>sk_[^\s"'<>]{29})["']`,
      boundary: 'none',
      minEntropy: 3,
      judge: 'random',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
