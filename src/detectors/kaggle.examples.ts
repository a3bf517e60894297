import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('KG', 'AT_3217c1c4344dab9', '08f67ca9e6b8aa692');
const apiKeyLegacy = join('482b11e186df2222', 'e4525eda619f57ec');
const keyFile = join('b1e187f45688cc76', '53f60f17217e82b5');

export const kaggleExamples: DetectorExamples = {
  positive: {
    'kaggle-api-token': [`KAGGLE_API_TOKEN=${apiToken}`, `{"value": "${apiToken}"}`],
    'kaggle-api-key-legacy': [
      `KAGGLE_KEY=${apiKeyLegacy}`,
      `export KAGGLE_KEY="${apiKeyLegacy}"`,
      `kaggle:\n  api_key: ${apiKeyLegacy}`,
    ],
    'kaggle-key-file': [`{"username":"jane","key":"${keyFile}"}`],
  },
  negative: [
    { why: 'API token: one character short', text: apiToken.slice(0, -1) },
    { why: 'API key: a reference', text: 'KAGGLE_KEY=${KAGGLE_KEY}' },
    { why: 'API key: given to no name', text: `about kaggle: see ${apiKeyLegacy}` },
    { why: 'API key: one character short', text: `kaggle: "${apiKeyLegacy.slice(0, -1)}"` },
    { why: 'key file of the command line: a file without its key', text: '{"username":"jane","key":"<your key>"}' },
  ],
};
