import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join('acce', 'ss-production-42925bc8-c3', '61-3e1b-5be2-de92cbfb4d0f');
const sandboxAccessToken = join('access-s', 'andbox-3a3561d5-3358-f', 'f94-db64-1cf2e6d18eb0');
const secret = join('tr9it27b5ywpftr', '1sqt533uxeo3rhn');
const clientId = join('zmougz1ctq7w', 't9dni4t8jphk');

export const plaidExamples: DetectorExamples = {
  positive: {
    'plaid-access-token': [`PLAID_ACCESS_TOKEN=${accessToken}`, `plaid: ${accessToken}`],
    'plaid-sandbox-access-token': [
      `PLAID_SANDBOX_ACCESS_TOKEN=${sandboxAccessToken}`,
      `"plaidSandboxAccessToken": "${sandboxAccessToken}"`,
    ],
    'plaid-secret': [
      `PLAID_SECRET=${secret}`,
      `export PLAID_SECRET="${secret}"`,
      `PLAID_CLIENT_ID=${clientId}\nPLAID_SECRET=${secret}`,
    ],
    'plaid-client-id': [`PLAID_CLIENT_ID=${clientId}`, `export PLAID_CLIENT_ID="${clientId}"`],
  },
  negative: [
    { why: 'access token cut short', text: accessToken.slice(0, 53) },
    { why: 'placeholder for the access token', text: `${join('acc', 'ess-', 'x'.repeat(47))}` },
    { why: 'sandbox access token cut short', text: sandboxAccessToken.slice(0, 50) },
    { why: 'a value of that form beside the word (secret)', text: `plaid build ${secret}` },
    { why: 'a reference (secret)', text: 'PLAID_SECRET=${PLAID_SECRET}' },
    { why: 'a value of that form beside the word (client id)', text: `plaid build ${clientId}` },
    { why: 'one character short (client id)', text: `"plaid": "${clientId.slice(1)}"` },
  ],
};
