import { mysqlLeak } from '../e2e/support/database-leak.js';
import { missingBackend } from '../support/backends.js';
import { lossyMysqlProxy } from '../support/lossy-answers.js';
import { startMariadb } from '../support/mariadb-server.js';
import { databaseCrashSuite } from './database-suite.js';

databaseCrashSuite({
  title: 'MariaDB',
  isThere: missingBackend('mariadb') === undefined,
  start: async () => {
    const server = await startMariadb();
    return {
      leak: (options) => mysqlLeak(server, options),
      lossy: (loses, lateMs) => lossyMysqlProxy(server.port, loses, lateMs),
      stop: () => server.stop(),
    };
  },
  isChange: (sql) => /^(ALTER USER|KILL CONNECTION)\b/.test(sql),
});
