import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('li', 'n_api_L6AE4fpzWEd1pLoYQ', 'S0lxR3e5j1wok7nCldKo944');
const oauthAccessToken = join('li', 'n_oauth_2c682b93cb0aacc3e928acbac932', 'aeac4a5ea70857987b7a19df3f0556b38832');
const webhookSecret = join('li', 'n_wh_lJukE0fnjTSBuN7P6V', 'WXSJVoBYO0nIQ02Ed1yDvQ');
const clientSecret = join('837f0ad1ed05a2d8', '3a243f0d1a91d4da');

export const linearExamples: DetectorExamples = {
  positive: {
    'linear-api-key': [`LINEAR_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'linear-oauth-access-token': [`LINEAR_OAUTH_ACCESS_TOKEN=${oauthAccessToken}`, `client("${oauthAccessToken}")`],
    'linear-webhook-secret': [
      `LINEAR_WEBHOOK_SECRET=${webhookSecret}`,
      `  value: ${webhookSecret} # made for the shop`,
    ],
    'linear-client-secret': [
      `LINEAR_CLIENT_SECRET=${clientSecret}`,
      `<add key="linearClientSecret" value="${clientSecret}"/>`,
      `linearapi:\n  client_secret: ${clientSecret}`,
    ],
  },
  negative: [
    { why: 'personal API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'personal API key: a placeholder', text: join('li', 'n_api_', 'x'.repeat(40)) },
    { why: 'OAuth access token: one character short', text: oauthAccessToken.slice(0, -1) },
    { why: 'webhook signing secret: one character short', text: webhookSecret.slice(0, -1) },
    { why: 'webhook signing secret: a placeholder', text: join('li', 'n_wh_', 'x'.repeat(40)) },
    { why: 'OAuth client secret: a reference', text: 'LINEAR_CLIENT_SECRET=${LINEAR_CLIENT_SECRET}' },
    { why: 'OAuth client secret: given to no name', text: `about linearapi: see ${clientSecret}` },
    { why: 'OAuth client secret: one character short', text: `linear_client: "${clientSecret.slice(0, -1)}"` },
  ],
};
