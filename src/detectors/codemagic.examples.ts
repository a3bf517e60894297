import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('qc54dJtjekf21KGdQh3KKd', 'sz1tVSfOpCOClmbO2ZETw');

export const codemagicExamples: DetectorExamples = {
  positive: {
    'codemagic-api-token': [`CODEMAGIC_TOKEN=${apiToken}`, `"codemagicToken": "${apiToken}"`],
  },
  negative: [
    { why: 'API token one character short', text: `CODEMAGIC_SID=${apiToken.slice(0, 42)}` },
    { why: 'API token beside the name, given to nothing', text: `codemagic at ${apiToken}` },
    { why: 'a reference', text: `CODEMAGIC_TOKEN=\${CODEMAGIC_TOKEN}` },
  ],
};
