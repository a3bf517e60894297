import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('PGQLIM8JQ4CFEHLZ0KO7LV0609Z7YQWTC16LWV3R', 'IIHHBE6C577I9SJIRR7RHE8GZOSSLZOR4X4UGWPY');

export const scrapingbeeExamples: DetectorExamples = {
  positive: {
    'scrapingbee-api-key': [`SCRAPINGBEE_API_KEY=${apiKey}`, `new Client({ scrapingbeeApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `scrapingbee build ${apiKey}` },
    { why: 'one character short', text: `"scrapingbee": "${apiKey.slice(1)}"` },
  ],
};
