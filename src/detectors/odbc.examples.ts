import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const password = join('kT7', 'vQ2x', 'Lm9');

export const odbcExamples: DetectorExamples = {
  positive: {
    'odbc-connection-string': [
      `"Driver={ODBC Driver 18 for SQL Server};Server=sql.internal;Uid=svc;Pwd=${password};"`,
      `DSN=shop;UID=svc;PWD=${password};`,
      `DSN=shop;UID=svc;PWD={${password};#7};`,
      `Server=sql.internal;User Id=svc;Password= ${password}`,
    ],
  },
  negative: [
    {
      why: 'connection string with a password: a variable',
      text: 'Driver={PostgreSQL};Server=db.internal;Uid=svc;Pwd=${DB_PASSWORD};',
    },
    { why: 'an interpolated name', text: '$"DSN=shop;UID=svc;PWD={dbPassword2};"' },
    { why: 'connection string with a password: a word of a manual', text: 'Server=db.internal;Uid=svc;Pwd=password;' },
  ],
};
