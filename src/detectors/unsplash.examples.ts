import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('Bgo261W8G5UzOPr0QsZiNv', 'Pmh1qsOrUQWUvN-A0xkdl');

export const unsplashExamples: DetectorExamples = {
  positive: {
    'unsplash-access-key': [`UNSPLASH_ACCESS_KEY=${accessKey}`, `{"unsplashAccessKey": "${accessKey}"}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `unsplash build ${accessKey}` },
    { why: 'one character short', text: `"unsplash": "${accessKey.slice(1)}"` },
  ],
};
