import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('2IPYpZTU7tEoXLyRsJz4tZiyQRrZeGaXlxQhEQV11My', 'zF5ET2D0Tx20L-kptRB6hDcYlusa4T4SibEcO34nmmh');

export const bitriseExamples: DetectorExamples = {
  positive: {
    'bitrise-access-token': [
      `BITRISE_TOKEN=${accessToken}`,
      `curl https://api.bitrise.internal -H "X-Api-Key: ${accessToken}"`,
    ],
  },
  negative: [
    { why: 'personal access token one character short', text: `BITRISE_SID=${accessToken.slice(0, 85)}` },
    { why: 'personal access token beside the name, given to nothing', text: `bitrise at ${accessToken}` },
    { why: 'a reference', text: `BITRISE_TOKEN=\${BITRISE_TOKEN}` },
  ],
};
