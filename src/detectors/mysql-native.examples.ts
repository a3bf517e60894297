import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const hash = join('*8', 'E56621FF432C67EAC5B9', 'A8E12FAB68375EA2E25');

export const mysqlNativeExamples: DetectorExamples = {
  positive: {
    'mysql-native-hash': [`CREATE USER 'x'@'%' IDENTIFIED BY PASSWORD '${hash}';`],
  },
  negative: [
    {
      why: 'stored hash of a password: a placeholder',
      text: "IDENTIFIED BY PASSWORD '*XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX'",
    },
    { why: 'stored hash of a password: one digit short', text: `mysql_native_password AS '${hash.slice(0, -1)}'` },
  ],
};
