import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('key_l', 'ive_', '2ZWHDXxXH96HBj8t', '7bY9FT30WbiTIMNF');
const secret = join('secret', '_live_', 'TY17ZLvo2y531J2g', 'ctrR0uqw8ITEUrFN');

export const branchioExamples: DetectorExamples = {
  positive: {
    'branchio-key': [
      `branch_key: ${key}`,
      `<meta-data android:name="io.branch.sdk.BranchKey" android:value="${key}" />`,
    ],
    'branchio-secret': [`branch_secret: ${secret}`],
  },
  negative: [
    { why: 'key that is cut off', text: `branch.io with ${key.slice(0, 20)}` },
    { why: 'a reference', text: `BRANCH_SECRET=\${BRANCH_SECRET}` },
  ],
};
