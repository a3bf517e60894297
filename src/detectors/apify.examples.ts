import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('apify', '_api_', '1y17k148Yo6A4sYTSN', 'sq6GnEvltoMczZTuEn');

export const apifyExamples: DetectorExamples = {
  positive: {
    'apify-api-token': [`APIFY_TOKEN=${apiToken}`, `curl https://api.internal -H "Authorization: Bearer ${apiToken}"`],
  },
  negative: [
    { why: 'API token one character short', text: `see ${apiToken.slice(0, 43)}` },
    { why: 'API token that is masked', text: `masked ${join('apify', '_api_')}${'x'.repeat(36)}` },
  ],
};
