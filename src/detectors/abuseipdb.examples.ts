import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('68a0ec3a8fbc43d57111a4541f41348f6b0f92a2', '748e1345786f8e9cd2849059df004cc7073fc7f4');

export const abuseipdbExamples: DetectorExamples = {
  positive: {
    'abuseipdb-api-key': [`ABUSEIPDB_API_KEY=${apiKey}`, `"abuseipdbApiKey": "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `ABUSEIPDB_SID=${apiKey.slice(0, 79)}` },
    { why: 'API key beside the name, given to nothing', text: `abuseipdb at ${apiKey}` },
    { why: 'a reference', text: `ABUSEIPDB_API_KEY=\${ABUSEIPDB_API_KEY}` },
  ],
};
