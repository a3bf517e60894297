import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('gE0WjogYSFDGCVgfdDEYX9', 'Xe2vg7J/1erbuJfpb+2LC', '=');

export const akeylessExamples: DetectorExamples = {
  positive: {
    'akeyless-access-key': [`AKEYLESS_ACCESS_KEY=${accessKey}`, `akeyless:\n  access_key: "${accessKey}"`],
  },
  negative: [
    { why: 'access key one character short', text: `# akeyless\nsid: ${accessKey.slice(0, 43)}` },
    { why: 'access key beside the name, given to nothing', text: `akeyless at ${accessKey}` },
    { why: 'a reference', text: `AKEYLESS_ACCESS_KEY=\${AKEYLESS_ACCESS_KEY}` },
  ],
};
