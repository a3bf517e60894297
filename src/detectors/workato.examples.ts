import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const developerToken = join(
  'wr',
  'kaus-eyJt53iQ_7qGtNaUHgZsL6DWjq0Af9N.mEQ5eUR_Z7vTOV9_',
  'WD8pC-D2MF_LpYdMmLO3.88QLus8xLTnhwQ-xzksYzbLVlMXgy4zo',
  'qmgIAo_yzvHw8XpNn_6kKT9H4Uadngm4xwbH0j1pmr0mZ-Ee7TJe',
);

export const workatoExamples: DetectorExamples = {
  positive: {
    'workato-developer-token': [
      `WORKATO_DEVELOPER_TOKEN=${developerToken}`,
      `"workatoDeveloperToken": "${developerToken}"`,
    ],
  },
  negative: [
    { why: 'developer token cut short', text: developerToken.slice(0, 99) },
    { why: 'placeholder for the developer token', text: `${join('wr', 'ka', 'x'.repeat(156))}` },
  ],
};
