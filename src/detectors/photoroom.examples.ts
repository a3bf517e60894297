import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('sk_pr_N3Z7jpOSE_07bbc74988d2', '2433fdd088f9e9b5142959c30d7e');

export const photoroomExamples: DetectorExamples = {
  positive: {
    'photoroom-api-key': [`PHOTOROOM_API_KEY=${apiKey}`, `photoroom: ${apiKey}`],
  },
  negative: [{ why: 'api key cut short', text: apiKey.slice(0, 47) }],
};
