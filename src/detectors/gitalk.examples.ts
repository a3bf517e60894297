import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('288fdc371fe62dfa3397', '2742ba9e4071ba556f3c');

export const gitalkExamples: DetectorExamples = {
  positive: {
    'gitalk-client-secret': [
      `GITALK_CLIENT_SECRET=${clientSecret}`,
      `const gitalkClientSecret = "${clientSecret}";`,
      `gitalk:\n  client_secret: ${clientSecret}`,
      `new Gitalk({ clientID: 'x', clientSecret: '${clientSecret}' })`,
    ],
  },
  negative: [
    {
      why: 'OAuth secret in the settings of a blog: a reference',
      text: 'GITALK_CLIENT_SECRET=${GITALK_CLIENT_SECRET}',
    },
    {
      why: 'OAuth secret in the settings of a blog: a commit beside the word',
      text: `gitalk at commit ${clientSecret}`,
    },
    {
      why: 'OAuth secret in the settings of a blog: one character short',
      text: `gitalk: "${clientSecret.slice(0, -1)}"`,
    },
  ],
};
