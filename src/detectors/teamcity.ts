import type { Detector } from './detector.js';

export const teamcity = {
  provider: 'teamcity',
  docs: 'https://www.jetbrains.com/help/teamcity/rest/teamcity-rest-api-documentation.html',
  rules: [
    {
      // The first part says `TCV2`.
      id: 'teamcity-access-token',
      kind: 'access token',
      severity: 'high',
      keywords: ['eyj0exaioiaivenwmij9.'],
      pattern: String.raw`(?<secret>eyJ0eXAiOiAiVENWMiJ9\.[A-Za-z0-9_-]{36}\.[A-Za-z0-9_-]{48})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
