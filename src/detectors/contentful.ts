import type { Detector } from './detector.js';

export const contentful = {
  provider: 'contentful',
  docs: 'https://www.contentful.com/developers/docs/references/content-delivery-api/',
  rules: [
    {
      // Reads content; those for delivery often stand in web pages.
      id: 'contentful-delivery-token',
      kind: 'delivery or preview token',
      severity: 'low',
      keywords: ['contentful'],
      pattern: String.raw`(?<secret>[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { space: ['spaceid', 'space'] },
    },
    {
      id: 'contentful-pat',
      kind: 'personal access (management) token',
      severity: 'high',
      keywords: ['cfpat-'],
      exactKeyword: 'CFPAT-',
      pattern: String.raw`(?<secret>CFPAT-[A-Za-z0-9_-]{43})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
