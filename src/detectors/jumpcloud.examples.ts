import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const prefixedApiKey = join('jc', 'a_cCld9KVEHTRZUvfDJ', 'QI3y0ZEX67TNG2O6YeW');
const apiKey = join('852ab4a67a4e9f17b893', '13d5b70c4cab83dfc5eb');

export const jumpcloudExamples: DetectorExamples = {
  positive: {
    'jumpcloud-prefixed-api-key': [`JUMPCLOUD_PREFIXED_API_KEY=${prefixedApiKey}`, `{"value": "${prefixedApiKey}"}`],
    'jumpcloud-api-key': [
      `JUMPCLOUD_API_KEY=${apiKey}`,
      `docker run -e JUMPCLOUD_API_KEY=${apiKey} image`,
      `jumpcloud:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: one character short', text: prefixedApiKey.slice(0, -1) },
    { why: 'API key: a placeholder', text: join('jc', 'a_', 'x'.repeat(36)) },
    { why: 'API key (old form): a reference', text: 'JUMPCLOUD_API_KEY=${JUMPCLOUD_API_KEY}' },
    { why: 'API key (old form): a commit beside the word', text: `jumpcloud at commit ${apiKey}` },
    { why: 'API key (old form): one character short', text: `jumpcloud: "${apiKey.slice(0, -1)}"` },
  ],
};
