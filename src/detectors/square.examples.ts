import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('EA', 'AAkYVanOmbpJfRW4tUe0aY5YFHdi7j9', 'FEnwK6a4yyE5lidgfGZMKyLXjepmbxB');
const personalAccessTokenLegacy = join('sq0a', 'tp-Amcpo06yVc', 'khhEWGXqqwAI');
const oauthClientSecret = join('sq0csp-7uIIVchpi2tiawk14H', 'LoJSq2DygeAlfTfd0Jy7cCqMk');
const applicationId = join('sq0i', 'dp-zgiogl3oQx', 'tMJy6X4R9ZyT');

export const squareExamples: DetectorExamples = {
  positive: {
    'square-access-token': [`SQUARE_ACCESS_TOKEN=${accessToken}`, `square: ${accessToken}`],
    'square-personal-access-token-legacy': [
      `SQUARE_PERSONAL_ACCESS_TOKEN=${personalAccessTokenLegacy}`,
      `square: ${personalAccessTokenLegacy}`,
    ],
    'square-oauth-client-secret': [
      `SQUARE_OAUTH_CLIENT_SECRET=${oauthClientSecret}`,
      `"squareOauthClientSecret": "${oauthClientSecret}"`,
      `SQUARE_APPLICATION_ID=${applicationId}\nSQUARE_OAUTH_CLIENT_SECRET=${oauthClientSecret}`,
    ],
    'square-application-id': [`SQUARE_APPLICATION_ID=${applicationId}`, `Using ${applicationId} for the job`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 63) },
    { why: 'access token as the end of a longer word', text: `a${accessToken}` },
    { why: 'personal access token legacy cut short', text: personalAccessTokenLegacy.slice(0, 28) },
    { why: 'oauth client secret cut short', text: oauthClientSecret.slice(0, 49) },
    { why: 'application id cut short', text: applicationId.slice(0, 28) },
  ],
};
