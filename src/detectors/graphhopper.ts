import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const graphhopper = {
  provider: 'graphhopper',
  docs: 'https://docs.graphhopper.com/openapi/section/authentication',
  rules: [
    {
      id: 'graphhopper-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['graphhopper'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
