import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('p8', 'e-', 'k5YFQg5HqyQGqLUL', 'KcLNscs4-xZl0FIX');

export const adobeExamples: DetectorExamples = {
  positive: {
    'adobe-client-secret': [
      `ADOBE_SECRET=${clientSecret}`,
      `curl https://api.internal -H "Authorization: Bearer ${clientSecret}"`,
    ],
  },
  negative: [
    { why: 'OAuth client secret one character short', text: `see ${clientSecret.slice(0, 35)}` },
    { why: 'OAuth client secret that is masked', text: `masked ${join('p8', 'e-')}${'x'.repeat(32)}` },
  ],
};
