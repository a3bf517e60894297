import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('T2', 'enKM5bITMVuH8nN', 'Wdet-ysdh9N28po');

export const fastlyExamples: DetectorExamples = {
  positive: {
    'fastly-api-token': [
      `FASTLY_API_TOKEN=${apiToken}`,
      `os.environ["FASTLY_API_TOKEN"] = "${apiToken}"`,
      `fastly:\n  token: ${apiToken}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'FASTLY_API_TOKEN=${FASTLY_API_TOKEN}' },
    { why: 'API token: given to no name', text: `about fastly: see ${apiToken}` },
    { why: 'API token: one character short', text: `fastly: "${apiToken.slice(0, -1)}"` },
  ],
};
