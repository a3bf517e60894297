import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('rb1h7pctza129xkk', 'wve9xfe1a1rr4qot');

export const privateaiExamples: DetectorExamples = {
  positive: {
    'privateai-api-token': [`PRIVATEAI_API_TOKEN=${apiToken}`, `privateai_api_token: ${apiToken}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `privateai build ${apiToken}` },
    { why: 'one character short', text: `"privateai": "${apiToken.slice(1)}"` },
  ],
};
