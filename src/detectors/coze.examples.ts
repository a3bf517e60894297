import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('pa', 't_', 'y2T1ZWRYQJZZ5CdWKnQFRSheodrNyQRd', 'dQuhfzSWASJUsbrfz8FtsEoXwROUkLfW');

export const cozeExamples: DetectorExamples = {
  positive: {
    'coze-pat': [`COZE_API_TOKEN=${pat}`, `curl https://api.coze.com/v3/chat -H "Authorization: Bearer ${pat}"`],
  },
  negative: [{ why: 'personal access token one character short', text: `coze ${pat.slice(0, -1)}` }],
};
