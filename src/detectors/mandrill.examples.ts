import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('md', '-aVPqP0OSUOO', 'acEhZhY7A8c');

export const mandrillExamples: DetectorExamples = {
  positive: {
    'mandrill-api-key': [
      `MANDRILL_API_KEY=${apiKey}`,
      `const mandrillApiKey = "${apiKey}";`,
      `mandrill:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'MANDRILL_API_KEY=${MANDRILL_API_KEY}' },
    { why: 'API key: given to no name', text: `about mandrill: see ${apiKey}` },
    { why: 'API key: one character short', text: `mandrill: "${apiKey.slice(0, -1)}"` },
  ],
};
