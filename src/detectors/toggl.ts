import type { Detector } from './detector.js';

export const toggl = {
  provider: 'toggl',
  docs: 'https://engineering.toggl.com/docs/authentication',
  rules: [
    {
      // `toggle` holds the bare name.
      id: 'toggl-api-token',
      kind: 'API token',
      severity: 'low',
      keywords: ['toggl_', 'toggl-', 'toggl.com', 'togglapi', 'toggltoken'],
      pattern: String.raw`(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
