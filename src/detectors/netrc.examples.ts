import type { DetectorExamples } from './detector.js';

const password = ['kT7', 'vQ2x', 'Lm9'].join('');

export const netrcExamples: DetectorExamples = {
  positive: {
    'netrc-password': [
      `machine git.internal login deploy password ${password}\n`,
      `machine git.internal\n  login deploy\n  password ${password}\nmachine other.internal\n`,
      `machine git.internal login deploy password "${password} \\"x"\n`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: 'machine example.com login user password secret' },
    { why: 'a variable', text: 'machine git.internal login deploy password ${TOKEN}' },
    { why: 'a sentence', text: 'the machine has a login and a password that you set' },
  ],
};
