import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('dG', '9rOv5pRq2Y095L/v0XYvPwVesuA5X', 'WE/oWMc0nSsEw+LcDcGaUqJ+GuvU=');

export const intercomExamples: DetectorExamples = {
  positive: {
    'intercom-access-token': [`INTERCOM_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [{ why: 'access token: one character short', text: accessToken.slice(0, -1) }],
};
