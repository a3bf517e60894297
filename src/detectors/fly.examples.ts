import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'fm',
  '2_TiFlENEtMylhOj8pz4jdan8TnvhlMVkkS8/Q6Ao6Dibn4/ZYi9yUsYDSQyu',
  'FfzDobzuP1RpDRZKOgNmQGRrFjTAKROei9MDE0vzS4RCVIk5XcYNOJ9BBG132',
  '6WiEjti/kAeb/H7JeehlCfs9hWKB7cyBWIwgMXfVyVuJhKBZTEHZQzYNTToO',
);
const accessTokenLegacy = join('fo', '1_T1pQcGrnJCq2_ccp8_aZA', 'ulxfPz8of1eaqJe8sAQtfU');

export const flyExamples: DetectorExamples = {
  positive: {
    'fly-access-token': [`FLY_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
    'fly-access-token-legacy': [`FLY_ACCESS_TOKEN_LEGACY=${accessTokenLegacy}`, `client("${accessTokenLegacy}")`],
  },
  negative: [
    { why: 'access token (macaroon): cut short', text: accessToken.slice(0, -81) },
    { why: 'personal token (old form): one character short', text: accessTokenLegacy.slice(0, -1) },
  ],
};
