import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiPair = join('a91feca619bc77d0', 'ec5e770699d62232');

export const mailjetExamples: DetectorExamples = {
  positive: {
    'mailjet-api-pair': [
      `MAILJET_API_SECRET=${apiPair}`,
      `mailjet_api_secret: '${apiPair}'`,
      `mailjet:\n  secret: ${apiPair}`,
      `MJ_APIKEY_PRIVATE=${apiPair}`,
    ],
  },
  negative: [
    { why: 'secret of an API key, or the key: a reference', text: 'MAILJET_API_SECRET=${MAILJET_API_SECRET}' },
    { why: 'secret of an API key, or the key: given to no name', text: `about mailjet: see ${apiPair}` },
    { why: 'secret of an API key, or the key: one character short', text: `mailjet: "${apiPair.slice(0, -1)}"` },
  ],
};
