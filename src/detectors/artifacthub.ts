import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const artifacthub = {
  provider: 'artifacthub',
  docs: 'https://artifacthub.io/docs/api/',
  rules: [
    {
      id: 'artifacthub-api-key',
      kind: 'API key secret',
      severity: 'low',
      keywords: ['artifacthub', 'artifact_hub', 'x-api-key-secret', 'artifact-hub'],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['keyid', 'apikeyid'] },
    },
  ],
} as const satisfies Detector;
