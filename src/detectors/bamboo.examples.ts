import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('MzU0MjA1MzA5MjI0OoYSTt', 'l5/n17eg/WzP8FFHoKgIyS');

export const bambooExamples: DetectorExamples = {
  positive: {
    'bamboo-token': [`BAMBOO_TOKEN=${token}`, `bamboo:\n  token: "${token}"`],
  },
  negative: [{ why: 'personal access token one character short', text: `bamboo ${token.slice(0, -1)}` }],
};
