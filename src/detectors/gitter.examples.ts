import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('7v', '02jkrtx19897389ck1s', '7yewxlu2a1bdkkc44zr');

export const gitterExamples: DetectorExamples = {
  positive: {
    'gitter-access-token': [
      `GITTER_ACCESS_TOKEN=${accessToken}`,
      `os.environ["GITTER_ACCESS_TOKEN"] = "${accessToken}"`,
      `gitter:\n  token: ${accessToken}`,
    ],
  },
  negative: [
    { why: 'personal access token: a reference', text: 'GITTER_ACCESS_TOKEN=${GITTER_ACCESS_TOKEN}' },
    { why: 'personal access token: given to no name', text: `about gitter: see ${accessToken}` },
    { why: 'personal access token: one character short', text: `gitter: "${accessToken.slice(0, -1)}"` },
  ],
};
