import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const mnemonic = join('smile tell loop fi', 'ne health mutual soul roy', 'al crater mutual apple chase');

export const bip39Examples: DetectorExamples = {
  positive: {
    'bip39-mnemonic': [`MNEMONIC="${mnemonic}"`, `seedPhrase: '${mnemonic}'`],
  },
  negative: [
    {
      why: 'the phrase of every test network',
      text: `MNEMONIC="test test test test test test test test test test test junk"`,
    },
    { why: 'eleven words', text: `MNEMONIC="${mnemonic.slice(6)}"` },
    { why: 'words of the list whose check does not hold', text: `MNEMONIC="${mnemonic.replace('apple', 'april')}"` },
    { why: 'a sentence', text: `The mnemonic: words that you write down and never ever show to anyone.` },
  ],
};
