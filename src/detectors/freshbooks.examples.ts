import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('52ba0a82b57087c6a084fd2e719822a7', '3b990e4cecb55102f21ac667d60b8118');

export const freshbooksExamples: DetectorExamples = {
  positive: {
    'freshbooks-access-token': [
      `FRESHBOOKS_ACCESS_TOKEN=${accessToken}`,
      `<add key="freshbooksAccessToken" value="${accessToken}"/>`,
      `freshbooks:\n  token: ${accessToken}`,
    ],
  },
  negative: [
    { why: 'access token: a reference', text: 'FRESHBOOKS_ACCESS_TOKEN=${FRESHBOOKS_ACCESS_TOKEN}' },
    { why: 'access token: given to no name', text: `about freshbooks: see ${accessToken}` },
    { why: 'access token: one character short', text: `freshbooks: "${accessToken.slice(0, -1)}"` },
  ],
};
