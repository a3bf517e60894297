import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const droneci = {
  provider: 'droneci',
  docs: 'https://docs.drone.io/api/overview/',
  rules: [
    {
      // `drone` alone is a word of its own.
      id: 'droneci-access-token',
      kind: 'API token',
      severity: 'high',
      keywords: [
        'drone_token',
        'dronetoken',
        'drone-token',
        'drone_server',
        'drone_access',
        'droneci',
        'drone.io',
        'drone-server',
        'droneserver',
        'drone-access',
        'droneaccess',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { host: ['server', 'host'] },
    },
  ],
} as const satisfies Detector;
