import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const integrationToken = join('nt', 'n_74332450548178ZVUkFP0R', 'KOTpyL0CjJ8yRA5C7enI7ss8');
const integrationTokenLegacy = join('se', 'cret_tsHZZ9HUVoT9RHIcXG4', 'jQfb3JJrV6PIls0F6btl7gBN');
const oauthRefreshToken = join('nr', 't_0UPoV10xbvPSb5aG1F4r1s', 'xq7gyPmxGu3Eqtcf4QewiZZS');

export const notionExamples: DetectorExamples = {
  positive: {
    'notion-integration-token': [`NOTION_INTEGRATION_TOKEN=${integrationToken}`, `{"value": "${integrationToken}"}`],
    'notion-integration-token-legacy': [
      `NOTION_TOKEN=${integrationTokenLegacy}`,
      `export NOTION_TOKEN="${integrationTokenLegacy}"`,
      `notion:\n  token: ${integrationTokenLegacy}`,
    ],
    'notion-oauth-refresh-token': [
      `NOTION_OAUTH_REFRESH_TOKEN=${oauthRefreshToken}`,
      `  value: ${oauthRefreshToken} # made for the shop`,
    ],
  },
  negative: [
    { why: 'integration token: cut short', text: integrationToken.slice(0, -3) },
    { why: 'integration token (before September 2024): a reference', text: 'NOTION_TOKEN=${NOTION_TOKEN}' },
    {
      why: 'integration token (before September 2024): given to no name',
      text: `about notion: see ${integrationTokenLegacy}`,
    },
    {
      why: 'integration token (before September 2024): one character short',
      text: `notion: "${integrationTokenLegacy.slice(0, -1)}"`,
    },
    { why: 'OAuth refresh token: cut short', text: oauthRefreshToken.slice(0, -7) },
    { why: 'OAuth refresh token: a placeholder', text: join('nr', 't_', 'x'.repeat(46)) },
  ],
};
