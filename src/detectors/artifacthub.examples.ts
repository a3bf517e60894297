import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('hBSxVZKUzXhvpwQHsXoqHo', 'aoBLExxv5FuXvnFuykbnQ', '=');

export const artifacthubExamples: DetectorExamples = {
  positive: {
    'artifacthub-api-key': [
      `ARTIFACTHUB_API_KEY_SECRET=${apiKey}`,
      `curl https://api.artifacthub.internal -H "X-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key secret one character short', text: `ARTIFACTHUB_SID=${apiKey.slice(0, 43)}` },
    { why: 'API key secret beside the name, given to nothing', text: `artifacthub at ${apiKey}` },
    { why: 'a reference', text: `ARTIFACTHUB_API_KEY_SECRET=\${ARTIFACTHUB_API_KEY_SECRET}` },
  ],
};
