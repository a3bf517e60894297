import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('TKGYwqZE5KsOeTuo', 'CMhELfG2YA4vncEV');

export const tiktokExamples: DetectorExamples = {
  positive: {
    'tiktok-client-secret': [`TIKTOK_CLIENT_SECRET=${clientSecret}`, `{"tiktokClientSecret": "${clientSecret}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `tiktok build ${clientSecret}` },
    { why: 'a reference', text: 'TIKTOK_CLIENT_SECRET=${TIKTOK_CLIENT_SECRET}' },
  ],
};
