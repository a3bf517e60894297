import type { Detector } from './detector.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const nvidia = {
  provider: 'nvidia',
  docs: 'https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html#generating-api-key',
  rules: [
    {
      id: 'nvidia-api-key',
      kind: 'API key',
      severity: 'high',
      keywords: ['nvapi-'],
      pattern: String.raw`(?<secret>nvapi-[A-Za-z0-9_-]{60,70})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 88,
    },
    {
      // Usually written in base64, of 84 characters.
      id: 'nvidia-ngc-api-key-legacy',
      kind: 'NGC API key (old form)',
      severity: 'high',
      keywords: [
        'ngc_api',
        'ngc_key',
        'ngc-api',
        'ngc_cli',
        'nvcr.io',
        'ngcapikey',
        'ngcapi',
        'ngckey',
        'ngccli',
        'ngc.api',
        'ngc-key',
        'ngc.key',
        'ngc-cli',
        'ngc.cli',
        'ngc:',
      ],
      pattern: String.raw`(?<secret>(?:[A-Za-z0-9]{26}:${UUID}|[A-Za-z0-9]{84}))`,
      boundary: 'alphanumeric',
      maxBytes: 200,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
