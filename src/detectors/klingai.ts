import type { Detector } from './detector.js';

export const klingai = {
  provider: 'klingai',
  docs: 'https://app.klingai.com/global/dev/document-api',
  rules: [
    {
      id: 'klingai-key-pair',
      kind: 'secret key',
      severity: 'medium',
      keywords: [
        'klingai',
        'kling_access',
        'kling_secret',
        'kling_api',
        'kling-api',
        'klingaccess',
        'klingsecret',
        'klingapi',
        'kling-access',
        'kling-secret',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'access-key': ['klingaccesskey', 'accesskey', 'ak'] },
    },
  ],
} as const satisfies Detector;
