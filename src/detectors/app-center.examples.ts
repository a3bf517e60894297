import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('8ad0356d0d066109b258', 'c19b16811a450ec751d2');

export const appCenterExamples: DetectorExamples = {
  positive: {
    'app-center-api-token': [
      `APPCENTER_TOKEN=${apiToken}`,
      `export APPCENTER_TOKEN="${apiToken}"`,
      `appcenter:\n  token: ${apiToken}`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'APPCENTER_TOKEN=${APPCENTER_TOKEN}' },
    { why: 'API token: a commit beside the word', text: `appcenter at commit ${apiToken}` },
    { why: 'API token: one character short', text: `appcenter: "${apiToken.slice(0, -1)}"` },
  ],
};
