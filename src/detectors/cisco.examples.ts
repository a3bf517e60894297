import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const type7Password = join('08CCBB16D', 'CA7144', '2D291');
const secretHash = join('$9', '$', 'p15BmCP', 'B9PjV3F', '$', 'aeF0BtLoJHDzQMbEsIDsx1', 'lG9xAJvWBlqXYrs4s9o0H');

export const ciscoExamples: DetectorExamples = {
  positive: {
    'cisco-type7-password': [
      `username ops privilege 15 password 7 ${type7Password}\n`,
      ` neighbor 10.0.0.1 password 7 ${type7Password}`,
    ],
    'cisco-secret-hash': [`enable secret 9 ${secretHash}\n`, `username ops privilege 15 secret 9 ${secretHash}`],
  },
  negative: [
    { why: 'a number of another kind', text: `set password 7 99 days ahead` },
    { why: 'an odd number of digits', text: `password 7 ${type7Password}1` },
    { why: 'hash that is cut off', text: `enable secret 9 ${secretHash.slice(0, 40)}` },
  ],
};
