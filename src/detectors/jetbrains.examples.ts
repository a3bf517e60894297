import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const permanentToken = join('pe', 'rm:wrBnUjFP.RrPaHBIR.6s9EY', 'fDxT8obQwzynAGbZUcooJEXZ6');

export const jetbrainsExamples: DetectorExamples = {
  positive: {
    'jetbrains-permanent-token': [`JETBRAINS_PERMANENT_TOKEN=${permanentToken}`, `{"value": "${permanentToken}"}`],
  },
  negative: [
    { why: 'permanent token of YouTrack, Hub or Space: one character short', text: permanentToken.slice(0, -1) },
  ],
};
