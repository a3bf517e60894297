import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('wN', 'GJXQCUBo8-M9WtoZxNVRK', 'Wgs5y8geZWoQkGa1xoET');

export const gumroadExamples: DetectorExamples = {
  positive: {
    'gumroad-access-token': [
      `GUMROAD_ACCESS_TOKEN=${accessToken}`,
      `export GUMROAD_ACCESS_TOKEN="${accessToken}"`,
      `gumroad:\n  token: ${accessToken}`,
    ],
  },
  negative: [
    { why: 'access token: a reference', text: 'GUMROAD_ACCESS_TOKEN=${GUMROAD_ACCESS_TOKEN}' },
    { why: 'access token: given to no name', text: `about gumroad: see ${accessToken}` },
    { why: 'access token: one character short', text: `gumroad: "${accessToken.slice(0, -1)}"` },
  ],
};
