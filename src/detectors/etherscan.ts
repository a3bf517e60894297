import type { Detector } from './detector.js';

// No mark and no check are known: only the name that a value is given to tells whose it is.
export const etherscan = {
  provider: 'etherscan',
  docs: 'https://docs.etherscan.io/etherscan-v2/getting-an-api-key',
  rules: [
    {
      id: 'etherscan-api-key',
      kind: 'API key',
      severity: 'low',
      keywords: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'snowtrace', 'basescan', 'ftmscan'],
      pattern: String.raw`(?<secret>[A-Z0-9]{34})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
    },
  ],
} as const satisfies Detector;
