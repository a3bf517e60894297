import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appSecret = join('cc697a79cea9f384', '68346f08d777de1e');

export const symfonyExamples: DetectorExamples = {
  positive: {
    'symfony-app-secret': [`APP_SECRET=${appSecret}`, `export APP_SECRET="${appSecret}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `symfony at commit ${appSecret}` },
    { why: 'a reference', text: 'APP_SECRET=${APP_SECRET}' },
  ],
};
