import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('uca', 't_xmEX3oclZFX6o', 'JGVcgtJS2P3xt8C');

export const upcloudExamples: DetectorExamples = {
  positive: {
    'upcloud-api-token': [`UPCLOUD_API_TOKEN=${apiToken}`, `curl -H "X-Api-Key: ${apiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 28) },
    { why: 'placeholder for the api token', text: `${join('uc', 'at_', 'x'.repeat(28))}` },
  ],
};
