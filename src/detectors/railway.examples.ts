import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('09253d5a-297a-cafe', '-77cf-0a9caaf07bab');

export const railwayExamples: DetectorExamples = {
  positive: {
    'railway-token': [`RAILWAY_TOKEN=${token}`, `export RAILWAY_TOKEN="${token}"`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `railwayapi build ${token}` },
    { why: 'a checksum', text: `RAILWAY_CHECKSUM=${token}` },
  ],
};
