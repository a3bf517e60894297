import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('jg', '7NNcdZpJL8D', '9qE1g9otVl0');

export const lookerExamples: DetectorExamples = {
  positive: {
    'looker-client-secret': [
      `LOOKER_CLIENT_SECRET=${clientSecret}`,
      `docker run -e LOOKER_CLIENT_SECRET=${clientSecret} image`,
      `looker:\n  client_secret: ${clientSecret}`,
      `LOOKERSDK_CLIENT_SECRET=${clientSecret}`,
    ],
  },
  negative: [
    { why: 'client secret: a reference', text: 'LOOKER_CLIENT_SECRET=${LOOKER_CLIENT_SECRET}' },
    { why: 'client secret: given to no name', text: `about looker: see ${clientSecret}` },
    { why: 'client secret: one character short', text: `looker: "${clientSecret.slice(0, -1)}"` },
  ],
};
