import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('QpoVtkJbn1LP', 'yuvRd9dabstt');

export const storyblokExamples: DetectorExamples = {
  positive: {
    'storyblok-token': [`STORYBLOK_TOKEN=${token}`, `storyblok:\n  api_key: ${token}\n`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `storyblok build ${token}` },
    { why: 'a placeholder', text: `STORYBLOK_TOKEN=${'x'.repeat(24)}` },
  ],
};
