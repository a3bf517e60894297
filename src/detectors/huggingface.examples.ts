import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userAccessToken = join('hf', '_EXIWjdurvebmQtKxw', 'UFzosyOWzempnUxUt');
const organizationToken = join('ap', 'i_org_FtcKsTfiTNCMSS', 'nirvHGYKBVojhwJMILZD');

export const huggingfaceExamples: DetectorExamples = {
  positive: {
    'huggingface-user-access-token': [
      `HUGGINGFACE_USER_ACCESS_TOKEN=${userAccessToken}`,
      `{"value": "${userAccessToken}"}`,
    ],
    'huggingface-organization-token': [
      `HUGGINGFACE_ORGANIZATION_TOKEN=${organizationToken}`,
      `client("${organizationToken}")`,
    ],
  },
  negative: [
    { why: 'user access token: one character short', text: userAccessToken.slice(0, -1) },
    { why: 'user access token: a placeholder', text: join('hf', '_', 'x'.repeat(34)) },
    { why: 'organization API token (deprecated): one character short', text: organizationToken.slice(0, -1) },
    { why: 'organization API token (deprecated): a placeholder', text: join('ap', 'i_org_', 'x'.repeat(34)) },
  ],
};
