import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('haw', 'k.fk_NKL-Cl-DpWOCiefVq', '.PheZUbZFbAZ_yuyd-70_');

export const stackhawkExamples: DetectorExamples = {
  positive: {
    'stackhawk-api-key': [`STACKHAWK_API_KEY=${apiKey}`, `Using ${apiKey} for the job`],
  },
  negative: [
    { why: 'api key cut short', text: apiKey.slice(0, 45) },
    { why: 'placeholder for the api key', text: `${join('ha', 'wk.', 'x'.repeat(41))}` },
  ],
};
