import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const betterstack = {
  provider: 'betterstack',
  docs: 'https://betterstack.com/docs/uptime/api/getting-started-with-uptime-api/',
  rules: [
    {
      id: 'betterstack-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: [
        'betterstack',
        'better_stack',
        'betteruptime',
        'better_uptime',
        'logtail',
        'better-stack',
        'better-uptime',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{24})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
