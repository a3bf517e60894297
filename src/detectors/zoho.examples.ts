import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const oauthToken = join('100', '0.20de70978d535eca2f6883aeb72b5ce6', '.dbc10730b2c8792b7705031e8fa692f7');
const clientSecret = join('00862751faf4f7fad28cc', '2de9825222689c3a04c39');

export const zohoExamples: DetectorExamples = {
  positive: {
    'zoho-oauth-token': [`ZOHO_OAUTH_TOKEN=${oauthToken}`, `zoho: ${oauthToken}`],
    'zoho-client-secret': [`ZOHO_CLIENT_SECRET=${clientSecret}`, `export ZOHO_CLIENT_SECRET="${clientSecret}"`],
  },
  negative: [
    { why: 'oauth token cut short', text: oauthToken.slice(0, 69) },
    { why: 'oauth token as the end of a longer word', text: `a${oauthToken}` },
    { why: 'a commit beside the word (client secret)', text: `zoho at commit ${clientSecret}` },
    { why: 'a checksum (client secret)', text: `ZOHO_CHECKSUM=${clientSecret}` },
  ],
};
