import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('789bd1f7e937af91b3847c0f572133c5', '55bb02e322d9eb4bec686eea97176acb');

export const oneloginExamples: DetectorExamples = {
  positive: {
    'onelogin-client-secret': [
      `ONELOGIN_CLIENT_SECRET=${clientSecret}`,
      `<add key="oneloginClientSecret" value="${clientSecret}"/>`,
      `onelogin:\n  client_secret: ${clientSecret}`,
    ],
  },
  negative: [
    { why: 'client secret: a reference', text: 'ONELOGIN_CLIENT_SECRET=${ONELOGIN_CLIENT_SECRET}' },
    { why: 'client secret: given to no name', text: `about onelogin: see ${clientSecret}` },
    { why: 'client secret: one character short', text: `onelogin: "${clientSecret.slice(0, -1)}"` },
  ],
};
