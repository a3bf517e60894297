import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('tk-', 'us-ZtnLoGYqFaTdIiJoGFtPYtj', 'ltoyjyzIky2NA-rr00yMe1m0i');

export const scalingoExamples: DetectorExamples = {
  positive: {
    'scalingo-api-token': [`SCALINGO_API_TOKEN=${apiToken}`, `"scalingoApiToken": "${apiToken}"`],
  },
  negative: [
    { why: 'api token cut short', text: apiToken.slice(0, 53) },
    { why: 'placeholder for the api token', text: `${join('tk-', 'us-', 'x'.repeat(48))}` },
  ],
};
