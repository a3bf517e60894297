import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('EC2A4FBC-8E41-42B8', '-AC67-AE1760ECC148');

export const coinapiExamples: DetectorExamples = {
  positive: {
    'coinapi-key': [`COINAPI_API_KEY=${key}`, `curl https://api.coinapi.internal -H "X-Api-Key: ${key}"`],
  },
  negative: [
    { why: 'API key one character short', text: `# coinapi\nsid: ${key.slice(0, 35)}` },
    { why: 'API key beside the name, given to nothing', text: `coinapi at ${key}` },
    { why: 'a reference', text: `COINAPI_API_KEY=\${COINAPI_API_KEY}` },
  ],
};
