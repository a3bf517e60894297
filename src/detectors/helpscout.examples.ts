import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const appSecret = join('Tm', 'maANUbmWGVdoxhb', 'seeYE4XwUboplcq');

export const helpscoutExamples: DetectorExamples = {
  positive: {
    'helpscout-app-secret': [
      `HELPSCOUT_APP_SECRET=${appSecret}`,
      `export HELPSCOUT_APP_SECRET="${appSecret}"`,
      `helpscout:\n  secret: ${appSecret}`,
    ],
  },
  negative: [
    { why: 'secret of an application: a reference', text: 'HELPSCOUT_APP_SECRET=${HELPSCOUT_APP_SECRET}' },
    { why: 'secret of an application: given to no name', text: `about helpscout: see ${appSecret}` },
    { why: 'secret of an application: one character short', text: `helpscout: "${appSecret.slice(0, -1)}"` },
  ],
};
