import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('yG', 'TbtgCJVxcrcK', '2BAghwNX8sj');

export const messagebirdExamples: DetectorExamples = {
  positive: {
    'messagebird-access-key': [
      `MESSAGEBIRD_ACCESS_KEY=${accessKey}`,
      `os.environ["MESSAGEBIRD_ACCESS_KEY"] = "${accessKey}"`,
      `messagebird:\n  api_key: ${accessKey}`,
    ],
  },
  negative: [
    { why: 'access key: a reference', text: 'MESSAGEBIRD_ACCESS_KEY=${MESSAGEBIRD_ACCESS_KEY}' },
    { why: 'access key: given to no name', text: `about messagebird: see ${accessKey}` },
    { why: 'access key: one character short', text: `messagebird: "${accessKey.slice(0, -1)}"` },
  ],
};
