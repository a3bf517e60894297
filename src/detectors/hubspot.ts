import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const hubspot = {
  provider: 'hubspot',
  docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
  rules: [
    {
      id: 'hubspot-private-app-token',
      kind: 'access token of a private app',
      severity: 'high',
      keywords: ['pat-na', 'pat-eu', 'pat-ap'],
      pattern: String.raw`(?<secret>pat-(?<data_center>(?:na|eu|ap)[0-9])-${UUID})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'hubspot-developer-api-key',
      kind: 'developer or old API key',
      severity: 'medium',
      keywords: ['hubspot', 'hapikey'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
    {
      id: 'hubspot-personal-access-key',
      kind: 'personal access key of the command line',
      severity: 'high',
      keywords: ['personalaccesskey', 'hubspot'],
      pattern: String.raw`(?<secret>CiR[A-Za-z0-9+/_-]{100,300}={0,2})`,
      boundary: 'base64url',
      maxBytes: 700,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
