import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('EZ', 'AK', 'gyzrlTK7xSBcTuSCvu1r3ad4KLq', 'iW38fN5LdRJo7Dk5NtzsV1LJxU3');
const testApiKey = join('EZ', 'TK', 'ZzJzfJgSHlTvTxlb1F3q6UdMUoJ', 'XTbXjo6TxwGYhmpZTEaLi2a9hG9');

export const easypostExamples: DetectorExamples = {
  positive: {
    'easypost-api-key': [`EASYPOST_API_KEY=${apiKey}`, `"apiKey": "${apiKey}"`],
    'easypost-test-api-key': [
      `EASYPOST_API_KEY=${testApiKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${testApiKey}"`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 57)}` },
    { why: 'API key that is masked', text: `masked ${join('EZ', 'AK')}${'x'.repeat(54)}` },
    { why: 'API key, test mode one character short', text: `see ${testApiKey.slice(0, 57)}` },
  ],
};
