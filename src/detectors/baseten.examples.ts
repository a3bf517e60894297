import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('yXbT', 'b2sQ', '.', 'dLf8HDBB4cozOsvm', 'ykWJLW1jDdphfQXp');

export const basetenExamples: DetectorExamples = {
  positive: {
    'baseten-api-key': [`BASETEN_API_KEY=${apiKey}`, `curl https://api.baseten.internal -H "X-Api-Key: ${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `BASETEN_SID=${apiKey.slice(0, 40)}` },
    { why: 'API key beside the name, given to nothing', text: `baseten at ${apiKey}` },
    { why: 'a reference', text: `BASETEN_API_KEY=\${BASETEN_API_KEY}` },
  ],
};
