import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('y2PaJ3h', 'mNWxmj');

export const psexecExamples: DetectorExamples = {
  positive: {
    'psexec-password': [
      `psexec \\\\web1 -u corp\\ops -p ${password} cmd\n`,
      `PsExec64.exe -u admin -p "${password}" ipconfig`,
    ],
  },
  negative: [
    { why: 'a variable', text: 'psexec -u admin -p %PASSWORD% ipconfig' },
    { why: 'no password', text: 'psexec -u admin ipconfig' },
  ],
};
