import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const serviceAccount = join('I7', 'gJeVRU4KaFruXOB', 'rIeXgIUwZtfOlAO');
const projectToken = join('a29a37cf32c28864', '6c2589ff64525f61');

export const mixpanelExamples: DetectorExamples = {
  positive: {
    'mixpanel-service-account': [
      `MIXPANEL_API_SECRET=${serviceAccount}`,
      `docker run -e MIXPANEL_API_SECRET=${serviceAccount} image`,
    ],
    'mixpanel-project-token': [
      `MIXPANEL_TOKEN=${projectToken}`,
      `const mixpanelToken = "${projectToken}";`,
      `mixpanel.init('${projectToken}')`,
    ],
  },
  negative: [
    { why: 'secret of a service account or project: a reference', text: 'MIXPANEL_API_SECRET=${MIXPANEL_API_SECRET}' },
    {
      why: 'secret of a service account or project: given to no name',
      text: `about mixpanelsecret: see ${serviceAccount}`,
    },
    {
      why: 'secret of a service account or project: one character short',
      text: `mixpanel_service: "${serviceAccount.slice(0, -1)}"`,
    },
    { why: 'project token, meant to be public: a reference', text: 'MIXPANEL_TOKEN=${MIXPANEL_TOKEN}' },
    { why: 'project token, meant to be public: given to no name', text: `about mixpaneltoken: see ${projectToken}` },
    {
      why: 'project token, meant to be public: one character short',
      text: `mixpanel.init: "${projectToken.slice(0, -1)}"`,
    },
  ],
};
