import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const personalAccessToken = join('ls', 'v2_pt_d1a9ba01f7076ffe05d', '9a1c06fd31b84_1da2170e55');
const serviceKey = join('ls', 'v2_sk_fefb30192dfd3f635d5', 'dadd3ad5145e8_3af8f45795');
const apiKeyLegacy = join('ls', '__71078e9325b8663', '36212c3533e1562c2');

export const langsmithExamples: DetectorExamples = {
  positive: {
    'langsmith-personal-access-token': [
      `LANGSMITH_PERSONAL_ACCESS_TOKEN=${personalAccessToken}`,
      `{"value": "${personalAccessToken}"}`,
    ],
    'langsmith-service-key': [`LANGSMITH_SERVICE_KEY=${serviceKey}`, `client("${serviceKey}")`],
    'langsmith-api-key-legacy': [
      `LANGSMITH_API_KEY_LEGACY=${apiKeyLegacy}`,
      `  value: ${apiKeyLegacy} # made for the shop`,
    ],
  },
  negative: [
    { why: 'personal access token: one character short', text: personalAccessToken.slice(0, -1) },
    { why: 'service key: one character short', text: serviceKey.slice(0, -1) },
    { why: 'API key (first version): one character short', text: apiKeyLegacy.slice(0, -1) },
  ],
};
