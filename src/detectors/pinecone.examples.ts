import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pcs', 'k_W2Wi4_ffx1hTrzb8gAakTZwKNohJWWZzs7', 'cgTDTv4ZZZWnhWWz2QHMqYyLwrGtvpp5Lo5');
const apiKeyLegacy = join('e8fa83a1-1774-32b2', '-2956-e045803ff837');

export const pineconeExamples: DetectorExamples = {
  positive: {
    'pinecone-api-key': [`PINECONE_API_KEY=${apiKey}`, `"pineconeApiKey": "${apiKey}"`],
    'pinecone-api-key-legacy': [`PINECONE_API_KEY=${apiKeyLegacy}`, `pinecone_api_key: ${apiKeyLegacy}`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 73) },
    { why: 'api key as the end of a longer word', text: `a${apiKey}` },
    { why: 'an identifier beside the word (api key legacy)', text: `pinecone build ${apiKeyLegacy}` },
    { why: 'one character short (api key legacy)', text: `"pinecone": "${apiKeyLegacy.slice(1)}"` },
  ],
};
