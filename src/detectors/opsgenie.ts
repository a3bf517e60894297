import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const opsgenie = {
  provider: 'opsgenie',
  docs: 'https://docs.opsgenie.com/docs/api-key-management',
  rules: [
    {
      id: 'opsgenie-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['opsgenie', 'geniekey'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
