import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const roastableHash = join(
  '$k',
  'rb5tgs$23$a65af6829497742497998a0c9e66a7eeb7ec',
  '26b681cd5a78175077fd9b27fa30fef5cc3609de9a8c17',
  '5b64e8b585dc745bbbda018e61a9529f041dda367bcfbc',
);

export const kerberosExamples: DetectorExamples = {
  positive: {
    'kerberos-roastable-hash': [`KERBEROS_ROASTABLE_HASH=${roastableHash}`, `{"value": "${roastableHash}"}`],
  },
  negative: [
    { why: 'encrypted part of a ticket, good for guessing its password: cut short', text: roastableHash.slice(0, -65) },
    {
      why: 'encrypted part of a ticket, good for guessing its password: a placeholder',
      text: join('$k', 'rb5tgs$23$', 'x'.repeat(128)),
    },
  ],
};
