import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('KxtM8ekf8TbXvsAdkaGT', 'RJWrldCDorCYhilbWbS7');

export const zendeskExamples: DetectorExamples = {
  positive: {
    'zendesk-api-token': [`ZENDESK_API_TOKEN=${apiToken}`, `export ZENDESK_API_TOKEN="${apiToken}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `zendesk build ${apiToken}` },
    { why: 'one character short', text: `"zendesk": "${apiToken.slice(1)}"` },
  ],
};
