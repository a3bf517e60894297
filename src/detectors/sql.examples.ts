import type { DetectorExamples } from './detector.js';

const password = ['mV9', 'kPz4', 'Tq2w'].join('');

export const sqlExamples: DetectorExamples = {
  positive: {
    'sql-identified-by': [
      `CREATE USER 'orders'@'%' IDENTIFIED BY '${password}';`,
      `GRANT ALL ON *.* TO "root"@"10.0.0.1" IDENTIFIED BY "${password}" WITH GRANT OPTION;`,
      `ALTER USER orders IDENTIFIED WITH mysql_native_password BY '${password}';`,
      `CREATE USER orders IDENTIFIED BY ${password};`,
    ],
  },
  negative: [
    { why: 'a placeholder', text: "CREATE USER 'orders'@'%' IDENTIFIED BY 'password';" },
    { why: 'a variable', text: "CREATE USER orders IDENTIFIED BY '${DB_PASSWORD}'" },
    { why: 'a sentence', text: 'A user identified by their name; sent to whoever is identified by it' },
  ],
};
