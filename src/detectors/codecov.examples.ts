import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('dfb860b1-51cb-4285', '-ab4b-099372a81b24');

export const codecovExamples: DetectorExamples = {
  positive: {
    'codecov-token': [`CODECOV_TOKEN=${token}`, `curl https://api.codecov.internal -H "X-Api-Key: ${token}"`],
  },
  negative: [
    { why: 'upload or API token one character short', text: `CODECOV_SID=${token.slice(0, 35)}` },
    { why: 'upload or API token beside the name, given to nothing', text: `codecov at ${token}` },
    { why: 'a reference', text: `CODECOV_TOKEN=\${CODECOV_TOKEN}` },
  ],
};
