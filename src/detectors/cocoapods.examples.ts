import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const trunkToken = join('8ec34514fa6169df', '08569214411054ff');

export const cocoapodsExamples: DetectorExamples = {
  positive: {
    'cocoapods-trunk-token': [
      `COCOAPODS_TRUNK_TOKEN=${trunkToken}`,
      `machine trunk.cocoapods.org\n  login dev\n  cocoapods_token: ${trunkToken}`,
    ],
  },
  negative: [
    { why: 'session token of trunk one character short', text: `COCOAPODS_SID=${trunkToken.slice(0, 31)}` },
    { why: 'session token of trunk beside the name, given to nothing', text: `cocoapods at ${trunkToken}` },
    { why: 'a reference', text: `COCOAPODS_TRUNK_TOKEN=\${COCOAPODS_TRUNK_TOKEN}` },
  ],
};
