import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const rootKey = join('unk', 'ey_4G5vZw7fZZSz', 'iB3nfwtS0LT7M6');

export const unkeyExamples: DetectorExamples = {
  positive: {
    'unkey-root-key': [`UNKEY_ROOT_KEY=${rootKey}`, `Using ${rootKey} for the job`],
  },
  negative: [
    { why: 'root key cut short', text: rootKey.slice(0, 25) },
    { why: 'root key as the end of a longer word', text: `a${rootKey}` },
  ],
};
