import type { Detector } from './detector.js';

export const adafruit = {
  provider: 'adafruit',
  docs: 'https://io.adafruit.com/api/docs',
  rules: [
    {
      id: 'adafruit-io-key',
      kind: 'key of Adafruit IO',
      severity: 'low',
      keywords: ['aio_'],
      pattern: String.raw`(?<secret>aio_[A-Za-z0-9]{28})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
      siblings: { user: ['username', 'user', 'adafruitusername', 'adafruituser'] },
    },
  ],
} as const satisfies Detector;
