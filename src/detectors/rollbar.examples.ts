import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('7b28ac01d7dc3d1f', '14555b402ebb04fc');

export const rollbarExamples: DetectorExamples = {
  positive: {
    'rollbar-access-token': [
      `ROLLBAR_ACCESS_TOKEN=${accessToken}`,
      `new Client({ rollbarAccessToken: '${accessToken}' })`,
    ],
  },
  negative: [
    { why: 'a commit beside the word', text: `rollbar at commit ${accessToken}` },
    { why: 'a reference', text: 'ROLLBAR_ACCESS_TOKEN=${ROLLBAR_ACCESS_TOKEN}' },
  ],
};
