import type { Detector } from './detector.js';

export const azureIotHub = {
  provider: 'azure-iot-hub',
  docs: 'https://github.com/microsoft/security-utilities',
  rules: [
    {
      // The vendor's mark, and four bytes of Marvin32 behind it.
      id: 'azure-iot-hub-key',
      kind: 'key of a hub, a device or of provisioning',
      severity: 'high',
      keywords: ['aiot'],
      exactKeyword: 'AIoT',
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=)`,
      boundary: 'base64',
      minEntropy: 3.5,
      checksum: 'azure-marvin32',
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
