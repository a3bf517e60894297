import type { Detector } from './detector.js';

export const cratesIo = {
  provider: 'crates-io',
  docs: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html',
  rules: [
    {
      // The prefix is too short to search for alone.
      id: 'crates-io-api-token',
      kind: 'API token',
      severity: 'high',
      keywords: ['crates', 'cargo', 'token = "cio', 'token="cio'],
      pattern: String.raw`(?<secret>cio[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
