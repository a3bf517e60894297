import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('3822f49dce209c1686b0', 'ad81d948f7b843e635ea');

export const tiingoExamples: DetectorExamples = {
  positive: {
    'tiingo-token': [`TIINGO_TOKEN=${token}`, `export TIINGO_TOKEN="${token}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `tiingo at commit ${token}` },
    { why: 'a checksum', text: `TIINGO_CHECKSUM=${token}` },
  ],
};
