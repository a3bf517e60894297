import type { Detector } from './detector.js';

export const shortcut = {
  provider: 'shortcut',
  docs: 'https://developer.shortcut.com/api/rest/v3',
  rules: [
    {
      id: 'shortcut-api-token',
      kind: 'API token',
      severity: 'medium',
      keywords: [
        'shortcut_api',
        'shortcut-api',
        'shortcutapi',
        'shortcut_token',
        'shortcut-token',
        'shortcuttoken',
        'shortcut.api',
        'clubhouse_api',
        'clubhouse-api',
        'clubhouseapi',
        'clubhouse_token',
        'clubhouse-token',
        'clubhousetoken',
        'clubhouse.api',
        'shortcut.com',
        'clubhouse.io',
        'shortcut.token',
        'clubhouse.token',
        'shortcut:',
      ],
      pattern: String.raw`(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
