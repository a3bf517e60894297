import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const masterKey = join('WJ', 'CN_bZ9SZrufecxdrzB3V2', '9x5uVDvKHhcfrAtRdATZ');

export const meilisearchExamples: DetectorExamples = {
  positive: {
    'meilisearch-master-key': [
      `MEILI_MASTER_KEY=${masterKey}`,
      `export MEILI_MASTER_KEY="${masterKey}"`,
      `meilisearch:\n  api_key: ${masterKey}`,
    ],
  },
  negative: [
    { why: 'master or API key: a reference', text: 'MEILI_MASTER_KEY=${MEILI_MASTER_KEY}' },
    { why: 'master or API key: given to no name', text: `about meilisearch: see ${masterKey}` },
    { why: 'master or API key: cut short', text: `meilisearch: "${masterKey.slice(0, -28)}"` },
  ],
};
