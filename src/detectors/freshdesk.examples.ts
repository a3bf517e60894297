import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('TD', 'bdk94yMsJ', 'bl80vps5b');

export const freshdeskExamples: DetectorExamples = {
  positive: {
    'freshdesk-api-key': [
      `FRESHDESK_API_KEY=${apiKey}`,
      `os.environ["FRESHDESK_API_KEY"] = "${apiKey}"`,
      `freshdesk:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'FRESHDESK_API_KEY=${FRESHDESK_API_KEY}' },
    { why: 'API key: given to no name', text: `about freshdesk: see ${apiKey}` },
    { why: 'API key: one character short', text: `freshdesk: "${apiKey.slice(0, -1)}"` },
  ],
};
