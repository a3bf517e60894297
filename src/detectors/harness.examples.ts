import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pa', 't.JnWgT-L3Z3NZImg3idjZ1-.2957041c5e', 'a9891fc2ef4723.eLf41CGTqeca1csUlUhE');

export const harnessExamples: DetectorExamples = {
  positive: {
    'harness-api-key': [`x-api-key: ${apiKey}`, `HARNESS_API_KEY="${apiKey}"`],
  },
  negative: [
    {
      why: 'token of a person or service account: one part too few',
      text: `pat.${apiKey.slice(1)}.${apiKey.slice(1)}`,
    },
    {
      why: 'token of a person or service account: a placeholder',
      text: 'pat.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxx',
    },
  ],
};
