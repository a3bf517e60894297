import { mysqlLeakIn } from '../e2e/support/database-leak.js';
import { lossyMysqlProxy } from '../support/lossy-answers.js';
import { freshMysql8World } from '../support/mysql8-world.js';
import { startFakeMysql8 } from '../support/mysql8/server.js';
import { databaseCrashSuite } from './database-suite.js';

databaseCrashSuite({
  title: 'MySQL 8, a fake',
  isThere: true,
  every: 3,
  start: async () => {
    const server = await startFakeMysql8();
    return {
      leak: async (options) => mysqlLeakIn(await freshMysql8World(server), server, options),
      lossy: (loses, lateMs) => lossyMysqlProxy(server.port, loses, lateMs),
      stop: () => server.stop(),
    };
  },
  isChange: (sql) => /^(ALTER USER|KILL CONNECTION)\b/.test(sql),
});
