import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('f826b6199d5a7f07', 'd1c3d2b6290b382f');

export const namecheapExamples: DetectorExamples = {
  positive: {
    'namecheap-api-key': [
      `NAMECHEAP_API_KEY=${apiKey}`,
      `docker run -e NAMECHEAP_API_KEY=${apiKey} image`,
      `namecheap:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'NAMECHEAP_API_KEY=${NAMECHEAP_API_KEY}' },
    { why: 'API key: given to no name', text: `about namecheap: see ${apiKey}` },
    { why: 'API key: one character short', text: `namecheap: "${apiKey.slice(0, -1)}"` },
  ],
};
