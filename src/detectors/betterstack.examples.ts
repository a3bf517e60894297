import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('Qr3MZ4vzMQ49', 'lk0U5VkMybCK');

export const betterstackExamples: DetectorExamples = {
  positive: {
    'betterstack-api-token': [
      `BETTERSTACK_TOKEN=${apiToken}`,
      `curl https://api.betterstack.internal -H "X-Api-Key: ${apiToken}"`,
    ],
  },
  negative: [
    { why: 'API token one character short', text: `BETTERSTACK_SID=${apiToken.slice(0, 23)}` },
    { why: 'API token beside the name, given to nothing', text: `betterstack at ${apiToken}` },
    { why: 'a reference', text: `BETTERSTACK_TOKEN=\${BETTERSTACK_TOKEN}` },
  ],
};
