import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('pu', 'l-aecfb8b4399c50cd193', '564a28d2f79fbf1f318e0');

export const pulumiExamples: DetectorExamples = {
  positive: {
    'pulumi-access-token': [`PULUMI_ACCESS_TOKEN=${accessToken}`, `"pulumiAccessToken": "${accessToken}"`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 43) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
  ],
};
