import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('d59f4126a780a838e875', 'f6b3847436a2feb7b6df');

export const gogsExamples: DetectorExamples = {
  positive: {
    'gogs-access-token': [
      `GOGS_ACCESS_TOKEN=${accessToken}`,
      `gogs_access_token: '${accessToken}'`,
      `gogs:\n  token: ${accessToken}`,
    ],
  },
  negative: [
    { why: 'access token: a reference', text: 'GOGS_ACCESS_TOKEN=${GOGS_ACCESS_TOKEN}' },
    { why: 'access token: a commit beside the word', text: `gogs at commit ${accessToken}` },
    { why: 'access token: one character short', text: `gogs: "${accessToken.slice(0, -1)}"` },
  ],
};
