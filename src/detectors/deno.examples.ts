import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const deployToken = join('dd', 'p_', 'Jumy8V2ZzbjspSWzGg', 'egFd8IdBXPoa0rdXah');
const organizationToken = join('dd', 'o_', 'jAVeLOQVCsAGIMAeC4', 'Z6KR7KtS6DPKbYE7Rp');

export const denoExamples: DetectorExamples = {
  positive: {
    'deno-deploy-token': [`DENO_TOKEN=${deployToken}`, `"token": "${deployToken}"`],
    'deno-organization-token': [
      `DENO_TOKEN=${organizationToken}`,
      `curl https://api.internal -H "Authorization: Bearer ${organizationToken}"`,
    ],
  },
  negative: [
    { why: 'personal token of Deploy one character short', text: `see ${deployToken.slice(0, 39)}` },
    { why: 'personal token of Deploy that is masked', text: `masked ${join('dd', 'p_')}${'x'.repeat(36)}` },
    { why: 'token of an organization one character short', text: `see ${organizationToken.slice(0, 39)}` },
  ],
};
