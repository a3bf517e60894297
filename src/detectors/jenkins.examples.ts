import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('113841b5731e53e73', '16af655e2dc0c9bb7');
const initialAdminPassword = join('1f1a2974337ec9c4', 'dd4251f58c0282ee');

export const jenkinsExamples: DetectorExamples = {
  positive: {
    'jenkins-api-token': [
      `JENKINS_API_TOKEN=${apiToken}`,
      `const jenkinsApiToken = "${apiToken}";`,
      `jenkins:\n  token: ${apiToken}`,
    ],
    'jenkins-initial-admin-password': [
      `Please use the following password to proceed to installation:\n\n${initialAdminPassword}\n`,
    ],
  },
  negative: [
    { why: 'API token: a reference', text: 'JENKINS_API_TOKEN=${JENKINS_API_TOKEN}' },
    { why: 'API token: given to no name', text: `about jenkins: see ${apiToken}` },
    { why: 'API token: one character short', text: `jenkins: "${apiToken.slice(0, -1)}"` },
    {
      why: 'password of the first administrator: nothing follows',
      text: 'Use the following password to proceed to installation: see the log',
    },
  ],
};
