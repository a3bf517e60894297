import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join(
  'c/CxQQ+YsL8FCOTUPup2Ewce5TlSyRaVXCWHgEcXrRtxpU+o2twuTU',
  'gI7TF7UQFzxRlehKptV1TS8qTXkAnoxSf8VqJI7whOs5aBul09dkVe',
  'RsxPT9fkc/s5atE46V53GE3LaCNQqRQXIuJM0hFQ5pwp7KAq+iIn15',
  'lvDNy/QJUbFMdf/0aecSG76CCXiqDKbvW/45zgH3KOCQEXJRtZ4qm1',
  'pEPykuEQnZh/HytiUVFUhOdO8PiL2gSrJOdOHTGXBydsn1efP6PV2G',
  'NN8ueLoZi7PPwX5Cf6YHF+UmY4yyCHCYNwMj1f19zVdRVQbj6rCBi4',
  'mD4Lqf2XC8jT6wDz7Jdeg5znbegTZ83sMGAkAZTLmBUR/sSZ',
);
const servicePassword = join('AVN', 'S_', 'alFxyipH2h', 'Alpvjsluf');

export const aivenExamples: DetectorExamples = {
  positive: {
    'aiven-auth-token': [`AIVEN_TOKEN=${authToken}`, `"aivenToken": "${authToken}"`],
    'aiven-service-password': [`AIVEN_PASSWORD=${servicePassword}`, `the password is ${servicePassword}.`],
  },
  negative: [
    { why: 'API token one character short', text: `AIVEN_SID=${authToken.slice(0, 371)}` },
    { why: 'API token beside the name, given to nothing', text: `aiven at ${authToken}` },
    { why: 'a reference', text: `AIVEN_TOKEN=\${AIVEN_TOKEN}` },
    { why: 'password of a service one character short', text: `see ${servicePassword.slice(0, 23)}` },
  ],
};
