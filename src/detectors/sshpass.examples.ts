import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('R3zyRZa', 'PxeNv9');

export const sshpassExamples: DetectorExamples = {
  positive: {
    'sshpass-password': [
      `sshpass -p ${password} ssh deploy@web1.corp.internal\n`,
      `sshpass -p '${password}' scp dump.sql backup@nas1:/srv`,
    ],
  },
  negative: [
    { why: 'a variable', text: 'sshpass -p "$PASSWORD" ssh deploy@web1' },
    { why: 'from the environment', text: 'sshpass -e ssh deploy@web1' },
  ],
};
