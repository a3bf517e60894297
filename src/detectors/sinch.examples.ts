import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('977858c81a1ad94d', '5b65c62560ee4dd6');

export const sinchExamples: DetectorExamples = {
  positive: {
    'sinch-api-token': [`SINCH_API_TOKEN=${apiToken}`, `{"sinchApiToken": "${apiToken}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `sinch at commit ${apiToken}` },
    { why: 'one character short', text: `"sinch": "${apiToken.slice(1)}"` },
  ],
};
