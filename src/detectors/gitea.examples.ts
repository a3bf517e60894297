import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const oauthToken = join('gt', 'o_iwlier5qgynalpsgwj6wx52vn', 'b4zz2dn32zapws7mzcbk2scu6pr');
const accessToken = join('be621f2b23eca8df0c44', '585f2be22ff38b1ecc1f');

export const giteaExamples: DetectorExamples = {
  positive: {
    'gitea-oauth-token': [`GITEA_OAUTH_TOKEN=${oauthToken}`, `{"value": "${oauthToken}"}`],
    'gitea-access-token': [
      `GITEA_TOKEN=${accessToken}`,
      `os.environ["GITEA_TOKEN"] = "${accessToken}"`,
      `gitea:\n  token: ${accessToken}`,
      `codeberg_token: "${accessToken}"`,
    ],
  },
  negative: [
    { why: 'OAuth client secret: one character short', text: oauthToken.slice(0, -1) },
    { why: 'OAuth client secret: a placeholder', text: join('gt', 'o_', 'x'.repeat(52)) },
    { why: 'access token: a reference', text: 'GITEA_TOKEN=${GITEA_TOKEN}' },
    { why: 'access token: a commit beside the word', text: `gitea at commit ${accessToken}` },
    { why: 'access token: one character short', text: `gitea: "${accessToken.slice(0, -1)}"` },
  ],
};
