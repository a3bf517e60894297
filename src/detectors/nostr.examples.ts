import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const nsec = join('ns', 'ec1', 'm5ytzhydz2g0fyhcvkaeq5zqf3t', '895dyg576r83dchq66kecc5wq3he6n8');

export const nostrExamples: DetectorExamples = {
  positive: {
    'nostr-nsec': [`NOSTR_NSEC=${nsec}`, `{"value": "${nsec}"}`],
  },
  negative: [{ why: 'private key: one character short', text: nsec.slice(0, -1) }],
};
