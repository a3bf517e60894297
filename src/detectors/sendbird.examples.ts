import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('9ed7b59b0bf7089a5ea5', '4cd9463044b81588cc20');

export const sendbirdExamples: DetectorExamples = {
  positive: {
    'sendbird-api-token': [`SENDBIRD_API_TOKEN=${apiToken}`, `sendbird_api_token: ${apiToken}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `sendbird at commit ${apiToken}` },
    { why: 'one character short', text: `"sendbird": "${apiToken.slice(1)}"` },
  ],
};
