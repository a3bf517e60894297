import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('DOQLdzqC2Y', 'gMB06vVMIN');

export const browserstackExamples: DetectorExamples = {
  positive: {
    'browserstack-access-key': [`BROWSERSTACK_ACCESS_KEY=${accessKey}`, `browserstack:\n  access_key: "${accessKey}"`],
  },
  negative: [
    { why: 'access key one character short', text: `BROWSERSTACK_SID=${accessKey.slice(0, 19)}` },
    { why: 'access key beside the name, given to nothing', text: `browserstack at ${accessKey}` },
    { why: 'the name inside of another word', text: `xbrowserstackish_sid=${accessKey}` },
  ],
};
