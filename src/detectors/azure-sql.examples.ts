import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const connection = join('1ivig7U', 'lykc944');

export const azureSqlExamples: DetectorExamples = {
  positive: {
    'azure-sql-connection': [
      `DB="Server=tcp:orders.database.windows.net,1433;Initial Catalog=orders;User ID=app;Password=${connection};Encrypt=True;"`,
    ],
  },
  negative: [
    {
      why: 'a password left to fill in',
      text: `Server=tcp:orders.database.windows.net,1433;User ID=app;Password={your_password};`,
    },
  ],
};
