import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('cbc876166757fd28a19d', '5ff5526f355cca3b09c1');

export const particleExamples: DetectorExamples = {
  positive: {
    'particle-access-token': [`PARTICLE_ACCESS_TOKEN=${accessToken}`, `{"particleAccessToken": "${accessToken}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `particleapi at commit ${accessToken}` },
    { why: 'a reference', text: 'PARTICLE_ACCESS_TOKEN=${PARTICLE_ACCESS_TOKEN}' },
  ],
};
