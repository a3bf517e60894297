import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('L7', 'DN1FBQGWKLMRHRM7Q3U9KZU', 'P4T5F6V6KLQX6WUT622DWNG');

export const foursquareExamples: DetectorExamples = {
  positive: {
    'foursquare-client-secret': [
      `FOURSQUARE_CLIENT_SECRET=${clientSecret}`,
      `os.environ["FOURSQUARE_CLIENT_SECRET"] = "${clientSecret}"`,
      `foursquare:\n  client_secret: ${clientSecret}`,
    ],
  },
  negative: [
    { why: 'client secret: a reference', text: 'FOURSQUARE_CLIENT_SECRET=${FOURSQUARE_CLIENT_SECRET}' },
    { why: 'client secret: given to no name', text: `about foursquare: see ${clientSecret}` },
    { why: 'client secret: one character short', text: `foursquare: "${clientSecret.slice(0, -1)}"` },
  ],
};
