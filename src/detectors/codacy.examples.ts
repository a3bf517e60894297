import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('4h5BFaRMtX', 's2NSCaWgiN');

export const codacyExamples: DetectorExamples = {
  positive: {
    'codacy-api-token': [`CODACY_PROJECT_TOKEN=${apiToken}`, `codacy.configure(project_token="${apiToken}")`],
  },
  negative: [
    { why: 'API token of a project or an account one character short', text: `CODACY_SID=${apiToken.slice(0, 19)}` },
    { why: 'API token of a project or an account beside the name, given to nothing', text: `codacy at ${apiToken}` },
    { why: 'the name inside of another word', text: `xcodacyish_sid=${apiToken}` },
  ],
};
