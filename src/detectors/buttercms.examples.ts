import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('49b2217da310dab9be69', '85eb07dc96601d77049f');

export const buttercmsExamples: DetectorExamples = {
  positive: {
    'buttercms-api-token': [`BUTTERCMS_TOKEN=${apiToken}`, `"buttercmsToken": "${apiToken}"`],
  },
  negative: [
    { why: 'API token one character short', text: `BUTTERCMS_SID=${apiToken.slice(0, 39)}` },
    { why: 'API token beside the name, given to nothing', text: `buttercms at ${apiToken}` },
    { why: 'a reference', text: `BUTTERCMS_TOKEN=\${BUTTERCMS_TOKEN}` },
  ],
};
