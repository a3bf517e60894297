import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const npmToken = join('bc', 'd37891-5960-ba81-', '2c04-33a52e2677c1');

export const fontawesomeExamples: DetectorExamples = {
  positive: {
    'fontawesome-npm-token': [
      `FONTAWESOME_NPM_AUTH_TOKEN=${npmToken}`,
      `const fontawesomeNpmAuthToken = "${npmToken}";`,
      `fontawesome:\n  token: ${npmToken}`,
    ],
  },
  negative: [
    {
      why: 'token of the package registry: a reference',
      text: 'FONTAWESOME_NPM_AUTH_TOKEN=${FONTAWESOME_NPM_AUTH_TOKEN}',
    },
    { why: 'token of the package registry: given to no name', text: `about fontawesome: see ${npmToken}` },
    {
      why: 'token of the package registry: one character short',
      text: `npm.fontawesome.com: "${npmToken.slice(0, -1)}"`,
    },
  ],
};
