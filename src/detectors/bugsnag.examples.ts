import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join('e6c75ed9-7e31-4d6a', '-a613-6621a1500d95');

export const bugsnagExamples: DetectorExamples = {
  positive: {
    'bugsnag-auth-token': [
      `BUGSNAG_AUTH_TOKEN=${authToken}`,
      `curl https://api.bugsnag.internal -H "X-Api-Key: ${authToken}"`,
    ],
  },
  negative: [
    { why: 'data access token one character short', text: `BUGSNAG_SID=${authToken.slice(0, 35)}` },
    { why: 'data access token beside the name, given to nothing', text: `bugsnag at ${authToken}` },
    { why: 'a reference', text: `BUGSNAG_AUTH_TOKEN=\${BUGSNAG_AUTH_TOKEN}` },
  ],
};
