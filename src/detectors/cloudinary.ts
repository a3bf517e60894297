import type { Detector } from './detector.js';

export const cloudinary = {
  provider: 'cloudinary',
  docs: 'https://cloudinary.com/documentation/cloudinary_credentials_tutorial',
  rules: [
    {
      id: 'cloudinary-url',
      kind: 'API secret in a URL',
      severity: 'high',
      keywords: ['cloudinary://'],
      pattern: String.raw`cloudinary://(?<key_id>[0-9]{12,18}):(?<secret>[A-Za-z0-9_-]{24,40})@(?<cloud>[A-Za-z0-9_-]{2,64})`,
      boundary: 'base64url',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
