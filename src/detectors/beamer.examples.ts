import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('b', '_', '78SgXgygQD5SYLI6a3Fy7j', 'vUpFWXvJcPHxRv9KQgGN2D');

export const beamerExamples: DetectorExamples = {
  positive: {
    'beamer-api-key': [
      `BEAMER_API_KEY=${apiKey}`,
      `curl https://api.getbeamer.com/v0/posts -H "Beamer-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `# beamer_api\nsid: ${apiKey.slice(0, 45)}` },
    { why: 'API key beside the name, given to nothing', text: `beamer_api at ${apiKey}` },
    { why: 'a reference', text: `BEAMER_API_KEY=\${BEAMER_API_KEY}` },
  ],
};
