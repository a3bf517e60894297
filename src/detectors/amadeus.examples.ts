import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('oPmd3osE', '9qLWWtGB');

export const amadeusExamples: DetectorExamples = {
  positive: {
    'amadeus-client-secret': [
      `AMADEUS_CLIENT_SECRET=${clientSecret}`,
      `curl https://api.amadeus.internal -H "X-Api-Key: ${clientSecret}"`,
    ],
  },
  negative: [
    { why: 'client secret one character short', text: `AMADEUS_SID=${clientSecret.slice(0, 15)}` },
    { why: 'client secret beside the name, given to nothing', text: `amadeus at ${clientSecret}` },
    { why: 'a reference', text: `AMADEUS_CLIENT_SECRET=\${AMADEUS_CLIENT_SECRET}` },
  ],
};
