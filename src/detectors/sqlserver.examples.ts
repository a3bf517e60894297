import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connectionString = join('jVML4Wa', 'W5e93Z');

export const sqlserverExamples: DetectorExamples = {
  positive: {
    'sqlserver-connection-string': [
      `Server=tcp:db1.corp.internal,1433;Initial Catalog=orders;User ID=app;Password=${connectionString};Encrypt=True`,
      `<add connectionString="Data Source=db1;Initial Catalog=orders;uid=app;pwd=${connectionString}" />`,
    ],
  },
  negative: [
    { why: 'a reference', text: 'Server=db1;Initial Catalog=orders;User Id=app;Password=${DB_PASSWORD};' },
    {
      why: 'the login of the user who runs it',
      text: 'Data Source=db1;Initial Catalog=orders;Integrated Security=True;',
    },
  ],
};
