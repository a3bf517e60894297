import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const fontawesome = {
  provider: 'fontawesome',
  docs: 'https://docs.fontawesome.com/web/setup/packages',
  rules: [
    {
      id: 'fontawesome-npm-token',
      kind: 'token of the package registry',
      severity: 'low',
      keywords: ['npm.fontawesome.com', 'fontawesome'],
      pattern: String.raw`(?<secret>${UUID})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 65,
    },
  ],
} as const satisfies Detector;
