import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const credential = join('84c1e5c37633a6ab9bb26a814d048e2a', '877940f4dc06fb879ca9c7d16ba368a9');

export const ibmCloudantExamples: DetectorExamples = {
  positive: {
    'ibm-cloudant-credential': [`url: https://svc:${credential}@svc.cloudant.com`],
  },
  negative: [
    {
      why: 'user and password of a database: a placeholder',
      text: 'https://user:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@user.cloudant.com',
    },
    { why: 'user and password of a database: no login', text: 'https://svc.cloudant.com/db' },
  ],
};
