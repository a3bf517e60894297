import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serverToken = join('01c46428-0693-74a4', '-ad42-8676a689a880');

export const postmarkExamples: DetectorExamples = {
  positive: {
    'postmark-server-token': [`POSTMARK_SERVER_TOKEN=${serverToken}`, `postmark_server_token: ${serverToken}`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `postmark build ${serverToken}` },
    { why: 'a placeholder', text: `POSTMARK_SERVER_TOKEN=${'x'.repeat(36)}` },
  ],
};
