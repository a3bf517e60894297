import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('SxU5bfdFGlu', 'fPt5CqLEa1o');

export const ringcentralExamples: DetectorExamples = {
  positive: {
    'ringcentral-client-secret': [
      `RINGCENTRAL_CLIENT_SECRET=${clientSecret}`,
      `export RINGCENTRAL_CLIENT_SECRET="${clientSecret}"`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `ringcentral build ${clientSecret}` },
    { why: 'one character short', text: `"ringcentral": "${clientSecret.slice(1)}"` },
  ],
};
