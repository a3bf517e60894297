import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const mulesoft = {
  provider: 'mulesoft',
  docs: 'https://docs.mulesoft.com/access-management/connected-apps-overview',
  rules: [
    {
      id: 'mulesoft-anypoint-token',
      kind: 'access token or client secret',
      severity: 'high',
      keywords: ['anypoint', 'mulesoft'],
      pattern: String.raw`(?<secret>(?:${UUID}|[a-f0-9]{32}))`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['clientid', 'anypointclientid'] },
    },
  ],
} as const satisfies Detector;
