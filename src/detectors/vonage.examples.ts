import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiSecret = join('a689KYW9', 'ltXPmu8I');

export const vonageExamples: DetectorExamples = {
  positive: {
    'vonage-api-secret': [`VONAGE_API_SECRET=${apiSecret}`, `export VONAGE_API_SECRET="${apiSecret}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `vonage build ${apiSecret}` },
    { why: 'one character short', text: `"vonage": "${apiSecret.slice(1)}"` },
  ],
};
