import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('W6Ju6gFOWEHxJ5EXoq0h3BfV2o1DBQZfSPoW05CkRd', 'bXwoW83x1FJQQJ99BKb8M2Qilru2UcLsQVAZMP13Mf');

export const azureMapsExamples: DetectorExamples = {
  positive: {
    'azure-maps-key': [`AZURE_MAPS_KEY=${key}`, `https://atlas.microsoft.com/map/tile?subscription-key=${key}`],
  },
  negative: [{ why: 'subscription key one character short', text: `see ${key.slice(0, -1)}` }],
};
