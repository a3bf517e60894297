import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const applicationKey = join('zO', 'mainb3anN2tN2Eg', 'HmME3guEtw3h34I');

export const ovhExamples: DetectorExamples = {
  positive: {
    'ovh-application-key': [
      `OVH_APPLICATION_SECRET=${applicationKey}`,
      `ovh_application_secret: '${applicationKey}'`,
      `ovh:\n  secret: ${applicationKey}`,
      `[ovh-eu]\napplication_secret=${applicationKey}`,
    ],
  },
  negative: [
    {
      why: 'application secret or consumer key: a reference',
      text: 'OVH_APPLICATION_SECRET=${OVH_APPLICATION_SECRET}',
    },
    { why: 'application secret or consumer key: given to no name', text: `about ovh: see ${applicationKey}` },
    { why: 'application secret or consumer key: one character short', text: `ovh: "${applicationKey.slice(0, -1)}"` },
  ],
};
