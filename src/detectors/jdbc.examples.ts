import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('kT7', 'vQ2x', 'Lm9');

export const jdbcExamples: DetectorExamples = {
  positive: {
    'jdbc-url-password': [
      `url=jdbc:sqlserver://sql.internal:1433;databaseName=shop;user=svc;password=${password};encrypt=true`,
      `jdbc:db2://db.internal:50000/SHOP:user=svc;password=${password};`,
    ],
  },
  negative: [
    {
      why: 'connection URL with a password parameter: a variable',
      text: 'jdbc:sqlserver://sql.internal;user=svc;password=${DB_PASSWORD};',
    },
    {
      why: 'connection URL with a password parameter: no password',
      text: 'jdbc:sqlserver://sql.internal;databaseName=shop',
    },
  ],
};
