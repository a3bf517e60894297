import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('6n', 'lKbgydhynad4_5YXOl_iyUTrcsrZWwZ', 'FLbHt8rPdEP9gPSNFfWMRN1NcoLy8pk');

export const infomaniakExamples: DetectorExamples = {
  positive: {
    'infomaniak-api-token': [
      `INFOMANIAK_API_TOKEN=${apiToken}`,
      `"infomaniakApiToken": "${apiToken}"`,
      `infomaniak:\n  token: ${apiToken}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'INFOMANIAK_API_TOKEN=${INFOMANIAK_API_TOKEN}' },
    { why: 'API token: given to no name', text: `about infomaniak: see ${apiToken}` },
    { why: 'API token: cut short', text: `infomaniak: "${apiToken.slice(0, -5)}"` },
  ],
};
