import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const duo = {
  provider: 'duo',
  docs: 'https://duo.com/docs/authapi',
  rules: [
    {
      id: 'duo-secret-key',
      kind: 'secret key of an integration',
      severity: 'high',
      keywords: [
        'duosecurity',
        'duo_secret',
        'duosecret',
        'duo_skey',
        'duoskey',
        'duo_integration',
        'skey',
        'duo-secret',
        'duo-integration',
        'duointegration',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['ikey', 'integrationkey'], host: ['host', 'apihost', 'hostname'] },
    },
  ],
} as const satisfies Detector;
