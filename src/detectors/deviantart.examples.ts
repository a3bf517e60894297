import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('7d0892db91bd60bd', '0982e507c139e1f1');

export const deviantartExamples: DetectorExamples = {
  positive: {
    'deviantart-client-secret': [
      `DEVIANTART_CLIENT_SECRET=${clientSecret}`,
      `deviantart.configure(client_secret="${clientSecret}")`,
    ],
  },
  negative: [
    { why: 'OAuth client secret or token one character short', text: `DEVIANTART_SID=${clientSecret.slice(0, 31)}` },
    { why: 'OAuth client secret or token beside the name, given to nothing', text: `deviantart at ${clientSecret}` },
    { why: 'the name inside of another word', text: `xdeviantartish_sid=${clientSecret}` },
  ],
};
