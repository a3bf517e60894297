import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const credential = join('f146257371702402abc4', '5d928cab1eb82c921cec');

export const stravaExamples: DetectorExamples = {
  positive: {
    'strava-credential': [`STRAVA_CREDENTIAL=${credential}`, `{"stravaCredential": "${credential}"}`],
  },
  negative: [
    { why: 'a commit beside the word', text: `strava at commit ${credential}` },
    { why: 'a reference', text: 'STRAVA_CREDENTIAL=${STRAVA_CREDENTIAL}' },
  ],
};
