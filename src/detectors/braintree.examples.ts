import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'access_token',
  '$production$',
  'd8hbjbrl',
  'y31zl0av',
  '$',
  '324822e4069ff765',
  '720b2cd3c6ac9fbe',
);
const sandboxAccessToken = join(
  'access_toke',
  'n$sandbox$',
  'cvgamdb3',
  'n2zuf82e',
  '$',
  '42b10bf240c2e689',
  'fed63ae3d35a07b2',
);
const privateKey = join('bd7b2b79a3171ff0', '3177d1e4fd850197');

export const braintreeExamples: DetectorExamples = {
  positive: {
    'braintree-access-token': [`BRAINTREE_TOKEN='${accessToken}'`],
    'braintree-sandbox-access-token': [`BRAINTREE_TOKEN='${sandboxAccessToken}'`],
    'braintree-private-key': [
      `BRAINTREE_PRIVATE_KEY=${privateKey}`,
      `braintree.Configuration.configure(private_key="${privateKey}")`,
    ],
  },
  negative: [
    { why: 'access token one character short', text: `see ${accessToken.slice(0, -1)}` },
    { why: 'access token of the sandbox one character short', text: `see ${sandboxAccessToken.slice(0, -1)}` },
    { why: 'private key of the API beside the name, given to nothing', text: `braintree at ${privateKey}` },
    { why: 'private key of the API that is a reference', text: `BRAINTREE_SECRET=\${BRAINTREE_SECRET}` },
  ],
};
