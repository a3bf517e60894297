import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const authToken = join('v7ORGBxeA3', 'SekNgtVE7N');

export const smartyExamples: DetectorExamples = {
  positive: {
    'smarty-auth-token': [`SMARTY_AUTH_TOKEN=${authToken}`, `export SMARTY_AUTH_TOKEN="${authToken}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `smartystreets build ${authToken}` },
    { why: 'one character short', text: `"smartystreets": "${authToken.slice(1)}"` },
  ],
};
