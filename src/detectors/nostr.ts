import type { Detector } from './detector.js';

export const nostr = {
  provider: 'nostr',
  docs: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
  rules: [
    {
      id: 'nostr-nsec',
      kind: 'private key',
      severity: 'medium',
      keywords: ['nsec1'],
      pattern: String.raw`(?<secret>nsec1[ac-hj-np-z02-9]{58})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      checksum: 'bech32',
      judge: 'random',
      specificity: 88,
    },
  ],
} as const satisfies Detector;
