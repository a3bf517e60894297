import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join(
  'skEtGBz7jtGVP15E8ggEr1RvtRGTHG4VevTEgHzlKaXs',
  'uNwIRhli3FMBJ3Z75uRNv0k52z88MN7gj7Zq2f6zlSko',
  'XBGDsmNYgmRX5k6JnGF1eAkpYgsJjwO9oAKcRqaiBJ',
);

export const sanityExamples: DetectorExamples = {
  positive: {
    'sanity-token': [`SANITY_TOKEN=${token}`, `{"sanity": {"key": "${token}"}}`],
  },
  negative: [{ why: 'token cut short', text: `sanity ${token.slice(0, 79)}` }],
};
