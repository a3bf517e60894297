import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('FuWVosD1Ux2yMIjQ', 'hR5F5uLaGFxcTjzO');

export const accuweatherExamples: DetectorExamples = {
  positive: {
    'accuweather-api-key': [
      `ACCUWEATHER_API_KEY=${apiKey}`,
      `curl https://api.accuweather.internal -H "X-Api-Key: ${apiKey}"`,
    ],
  },
  negative: [
    { why: 'API key one character short', text: `ACCUWEATHER_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `accuweather at ${apiKey}` },
    { why: 'a reference', text: `ACCUWEATHER_API_KEY=\${ACCUWEATHER_API_KEY}` },
  ],
};
