import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('9d', 'aeCEAdF48dD2C8FaE4F4d75D85Ab80dbAc1', '258A4A8e4C2f92cBAAFA8f31A50Bf8E549');

export const gitguardianExamples: DetectorExamples = {
  positive: {
    'gitguardian-api-key': [
      `GITGUARDIAN_API_KEY=${apiKey}`,
      `export GITGUARDIAN_API_KEY="${apiKey}"`,
      `gitguardian:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    {
      why: 'personal access or service account token: a reference',
      text: 'GITGUARDIAN_API_KEY=${GITGUARDIAN_API_KEY}',
    },
    { why: 'personal access or service account token: given to no name', text: `about gitguardian: see ${apiKey}` },
    {
      why: 'personal access or service account token: one character short',
      text: `gitguardian: "${apiKey.slice(0, -1)}"`,
    },
  ],
};
