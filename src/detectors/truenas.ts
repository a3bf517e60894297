import type { Detector } from './detector.js';

export const truenas = {
  provider: 'truenas',
  docs: 'https://www.truenas.com/docs/api/core_websocket_api.html',
  rules: [
    {
      id: 'truenas-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['truenas'],
      pattern: String.raw`(?<secret>[0-9]{1,4}-[A-Za-z0-9]{64})`,
      boundary: 'base64url',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 75,
    },
  ],
} as const satisfies Detector;
