import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('pol', 'ar_oat_ve3pppIs18vaH9WYcGeFiZ8lp3pYN7', 'PjeGi1VaKrBDBBtYVGLAqe6HXiZmFvRPPO0w');

export const polarExamples: DetectorExamples = {
  positive: {
    'polar-access-token': [`POLAR_ACCESS_TOKEN=${accessToken}`, `"polarAccessToken": "${accessToken}"`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 29) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
  ],
};
