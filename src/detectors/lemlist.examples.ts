import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('861d554a6b7d95be', 'ea38c7091db9feed');

export const lemlistExamples: DetectorExamples = {
  positive: {
    'lemlist-api-key': [
      `LEMLIST_API_KEY=${apiKey}`,
      `docker run -e LEMLIST_API_KEY=${apiKey} image`,
      `lemlist:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'LEMLIST_API_KEY=${LEMLIST_API_KEY}' },
    { why: 'API key: given to no name', text: `about lemlist: see ${apiKey}` },
    { why: 'API key: one character short', text: `lemlist: "${apiKey.slice(0, -1)}"` },
  ],
};
