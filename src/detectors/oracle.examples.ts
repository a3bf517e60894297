import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('kT7', 'vQ2x', 'Lm9');

export const oracleExamples: DetectorExamples = {
  positive: {
    'oracle-connect-string': [
      `sqlplus -s svc/${password}@//db.internal:1521/SHOP`,
      `url=jdbc:oracle:thin:svc/${password}@db.internal:1521:SHOP`,
    ],
  },
  negative: [
    { why: 'user and password before a connect string: a variable', text: 'sqlplus svc/$PASSWORD@db.internal' },
    {
      why: 'user and password before a connect string: a placeholder',
      text: 'jdbc:oracle:thin:user/password@host:1521:sid',
    },
  ],
};
