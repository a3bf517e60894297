import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('nf', 'p_qGFHWirVS3Iq6um8Z', '4wTmMamqr52X37W5iUH');
const accessTokenLegacy = join('U4', '8UkHZmLbNm84rofp7Tsmo', '1nfpeW8QJ4DHAlMDS9Gf');
const buildHook = join('1ece3ff6e55b', '29ad881e074a');

export const netlifyExamples: DetectorExamples = {
  positive: {
    'netlify-pat': [`NETLIFY_PAT=${pat}`, `{"value": "${pat}"}`],
    'netlify-access-token-legacy': [
      `NETLIFY_AUTH_TOKEN=${accessTokenLegacy}`,
      `export NETLIFY_AUTH_TOKEN="${accessTokenLegacy}"`,
      `netlify:\n  token: ${accessTokenLegacy}`,
    ],
    'netlify-build-hook': [`curl -X POST https://api.netlify.com/build_hooks/${buildHook}`],
  },
  negative: [
    { why: 'personal access token: one character short', text: pat.slice(0, -1) },
    { why: 'personal access token: a placeholder', text: join('nf', 'p_', 'x'.repeat(36)) },
    { why: 'access token (old form): a reference', text: 'NETLIFY_AUTH_TOKEN=${NETLIFY_AUTH_TOKEN}' },
    { why: 'access token (old form): given to no name', text: `about netlify: see ${accessTokenLegacy}` },
    { why: 'access token (old form): one character short', text: `netlify: "${accessTokenLegacy.slice(0, -1)}"` },
    { why: 'URL that starts a build: a variable', text: 'https://api.netlify.com/build_hooks/${HOOK}' },
    {
      why: 'URL that starts a build: a placeholder',
      text: 'https://api.netlify.com/build_hooks/xxxxxxxxxxxxxxxxxxxxxxxx',
    },
  ],
};
