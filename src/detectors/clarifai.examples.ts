import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('67b0158674c3398b', '5b704c1fa5554945');

export const clarifaiExamples: DetectorExamples = {
  positive: {
    'clarifai-pat': [`CLARIFAI_PAT=${pat}`, `clarifai:\n  pat: "${pat}"`],
  },
  negative: [
    { why: 'personal access token one character short', text: `CLARIFAI_SID=${pat.slice(0, 31)}` },
    { why: 'personal access token beside the name, given to nothing', text: `clarifai at ${pat}` },
    { why: 'the name inside of another word', text: `xclarifaiish_sid=${pat}` },
  ],
};
