import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('PR', 'D-', 'e436bf', 'f5013d', '-', '24dc', '-', '5c7f', '-', 'fc61', '-', 'e224');

export const ebayExamples: DetectorExamples = {
  positive: {
    'ebay-client-secret': [`EBAY_CERT_ID=${clientSecret}`, `"certid": "${clientSecret}"`],
  },
  negative: [{ why: 'an app id', text: `orders-orders-PRD-1a2b3c4d5-6e7f8091` }],
};
