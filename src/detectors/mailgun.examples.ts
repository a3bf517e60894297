import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateApiKey = join('ke', 'y-4754cdc3872c141', 'b652db15276299448');
const apiKeyNew = join('9d', '40f943b00a272dc2b968d3bc', '884146-c602999b-e67465ee');
const publicKey = join('pu', 'bkey-f0073c3d6b7c53', '5f7e42d1b10a7171fe');

export const mailgunExamples: DetectorExamples = {
  positive: {
    'mailgun-private-api-key': [
      `MAILGUN_API_KEY=${privateApiKey}`,
      `<add key="mailgunApiKey" value="${privateApiKey}"/>`,
      `mailgun:\n  api_key: ${privateApiKey}`,
    ],
    'mailgun-api-key-new': [
      `MAILGUN_API_KEY=${apiKeyNew}`,
      `const mailgunApiKey = "${apiKeyNew}";`,
      `mailgun:\n  api_key: ${apiKeyNew}`,
    ],
    'mailgun-public-key': [`MAILGUN_PUBLIC_KEY=${publicKey}`, `  value: ${publicKey} # made for the shop`],
  },
  negative: [
    { why: 'private API key: a reference', text: 'MAILGUN_API_KEY=${MAILGUN_API_KEY}' },
    { why: 'private API key: given to no name', text: `about mailgun: see ${privateApiKey}` },
    { why: 'private API key: one character short', text: `mailgun: "${privateApiKey.slice(0, -1)}"` },
    { why: 'API, sending or webhook signing key: a reference', text: 'MAILGUN_API_KEY=${MAILGUN_API_KEY}' },
    { why: 'API, sending or webhook signing key: given to no name', text: `about mailgun: see ${apiKeyNew}` },
    { why: 'API, sending or webhook signing key: one character short', text: `mailgun: "${apiKeyNew.slice(0, -1)}"` },
    { why: 'public validation key: one character short', text: publicKey.slice(0, -1) },
  ],
};
