import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientToken = join('aka', 'b-', 'eoyg0xay', 'k10qirke', '-', '0xwmpwfu', '671puknq');
const clientSecret = join('dRWXdDEX9RjQYRjbtDH6Fn', 'OTDoQ11zYEyTgkDQiTnHB', '=');
const clientSecretId = join('aka', 'b-', '0sfmsiqo', 'ovg8z4jz', '-', '2kjbhy1m', '13pa0jpi');

export const akamaiExamples: DetectorExamples = {
  positive: {
    'akamai-client-token': [`client_token = ${clientToken}\n`, `"accessToken": "${clientToken}"`],
    'akamai-client-secret': [
      `[default]\nclient_secret = ${clientSecret}\nhost = akab-q7zp2lw9xk4rt8vb-3nc6md1hs5jf0gyt.luna.akamaiapis.net\nclient_token = ${clientSecretId}\n`,
      `AKAMAI_CLIENT_SECRET=${clientSecret}`,
    ],
  },
  negative: [
    { why: 'a host of the same form', text: `host = ${clientToken}.luna.akamaiapis.internal` },
    { why: 'a reference beside a host', text: `client_secret = \${AKAMAI_SECRET}\nhost = akab-q7zp2lw9.internal` },
  ],
};
