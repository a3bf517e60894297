import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'eyJ0eX',
  'AiOiAiVENWMiJ9.DqY3Je6lsdPKFmMeyMLv_AtmMgSaoY3mXdH',
  's.NbdIuqasN1S1jPmWB8Z5mUecA2yzYP0gkRH62Lt73l-PqyBh',
);

export const teamcityExamples: DetectorExamples = {
  positive: {
    'teamcity-access-token': [`TEAMCITY_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [{ why: 'access token: one character short', text: accessToken.slice(0, -1) }],
};
