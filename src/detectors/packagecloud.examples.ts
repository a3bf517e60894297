import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('cf6e826b90201ddf6c37800a', 'd21c69d8da31d2a80429fd6b');

export const packagecloudExamples: DetectorExamples = {
  positive: {
    'packagecloud-api-token': [`PACKAGECLOUD_API_TOKEN=${apiToken}`, `{"packagecloudApiToken": "${apiToken}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `packagecloud at commit ${apiToken}` },
    { why: 'a placeholder', text: `PACKAGECLOUD_API_TOKEN=${'x'.repeat(48)}` },
  ],
};
