import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('end', 'r+', 'td2AnjI6', '8j8zaLzE');

export const endorlabsExamples: DetectorExamples = {
  positive: {
    'endorlabs-api-key': [
      `ENDORLABS_SECRET=${apiKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key or its secret one character short', text: `see ${apiKey.slice(0, 20)}` },
    { why: 'API key or its secret that is masked', text: `masked ${join('end', 'r+')}${'x'.repeat(16)}` },
  ],
};
