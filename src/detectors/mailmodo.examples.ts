import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('X8', '6YBDA-YZAOTJH-M', '0LBREZ-5VMNKM1');

export const mailmodoExamples: DetectorExamples = {
  positive: {
    'mailmodo-api-key': [
      `MAILMODO_API_KEY=${apiKey}`,
      `<add key="mailmodoApiKey" value="${apiKey}"/>`,
      `mailmodo:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MAILMODO_API_KEY=${MAILMODO_API_KEY}' },
    { why: 'API key: given to no name', text: `about mailmodo: see ${apiKey}` },
    { why: 'API key: one character short', text: `mailmodo: "${apiKey.slice(0, -1)}"` },
  ],
};
