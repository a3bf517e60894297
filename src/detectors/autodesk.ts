import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const autodesk = {
  provider: 'autodesk',
  docs: 'https://aps.autodesk.com/en/docs/oauth/v2/developers_guide/overview/',
  rules: [
    {
      id: 'autodesk-client-secret',
      kind: 'client secret',
      severity: 'medium',
      keywords: ['autodesk', 'forge_client', 'forgeclient', 'aps_client', 'apsclient', 'forge-client', 'aps-client'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{16})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'client-id': ['id', 'clientid'] },
    },
  ],
} as const satisfies Detector;
