import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiToken = join('00', 'b_HqNcDwtQRqQ73UIvM6', 'D-u6s2tCYboyE37_Ev-8');
const clientSecret = join('ur', 'ci2iPPJ47znL6dUwq2a8PgMI9Jz-11o', 'Y8sBgfYnCx8JhaLGjI-bq3LgMiiSzjk');

export const oktaExamples: DetectorExamples = {
  positive: {
    'okta-api-token': [
      `OKTA_API_TOKEN=${apiToken}`,
      `<add key="oktaApiToken" value="${apiToken}"/>`,
      `okta:\n  token: ${apiToken}`,
      `Authorization: SSWS ${apiToken}`,
    ],
    'okta-client-secret': [`OKTA_CLIENT_SECRET=${clientSecret}`, `"oktaClientSecret": "${clientSecret}"`],
  },
  negative: [
    { why: 'API token: a reference', text: 'OKTA_API_TOKEN=${OKTA_API_TOKEN}' },
    { why: 'API token: given to no name', text: `about okta: see ${apiToken}` },
    { why: 'API token: cut short', text: `okta: "${apiToken.slice(0, -3)}"` },
    { why: 'OAuth client secret: a reference', text: 'OKTA_CLIENT_SECRET=${OKTA_CLIENT_SECRET}' },
    { why: 'OAuth client secret: given to no name', text: `about oktaclient: see ${clientSecret}` },
    { why: 'OAuth client secret: cut short', text: `okta_client: "${clientSecret.slice(0, -25)}"` },
  ],
};
