import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const legacyToken = join('b98ac328-9686-4498', '-a96e-c1b675227b51');

export const dockerhubExamples: DetectorExamples = {
  positive: {
    'dockerhub-legacy-token': [`DOCKERHUB_TOKEN=${legacyToken}`, `"dockerhubToken": "${legacyToken}"`],
  },
  negative: [
    { why: 'access token one character short', text: `DOCKERHUB_SID=${legacyToken.slice(0, 35)}` },
    { why: 'access token beside the name, given to nothing', text: `dockerhub at ${legacyToken}` },
    { why: 'a reference', text: `DOCKERHUB_TOKEN=\${DOCKERHUB_TOKEN}` },
  ],
};
