import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('ieTC2EA7', 'mrK4wmQw');

export const autodeskExamples: DetectorExamples = {
  positive: {
    'autodesk-client-secret': [
      `AUTODESK_CLIENT_SECRET=${clientSecret}`,
      `autodesk:\n  client_secret: "${clientSecret}"`,
    ],
  },
  negative: [
    { why: 'client secret one character short', text: `AUTODESK_SID=${clientSecret.slice(0, 15)}` },
    { why: 'client secret beside the name, given to nothing', text: `autodesk at ${clientSecret}` },
    { why: 'the name inside of another word', text: `xautodeskish_sid=${clientSecret}` },
  ],
};
