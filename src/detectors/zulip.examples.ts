import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('PfJrTVAH29TeS3I6', 'lUwEslVpl8Yuz5sx');

export const zulipExamples: DetectorExamples = {
  positive: {
    'zulip-api-key': [
      `ZULIP_API_KEY=${apiKey}`,
      `[api]\nemail=bot@corp.zulipchat.com\nkey=${apiKey}\nsite=https://corp.zulipchat.com`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `zulip build ${apiKey}` },
    { why: 'one character short', text: `"zulip": "${apiKey.slice(1)}"` },
  ],
};
