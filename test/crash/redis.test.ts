import { redisLeak } from '../e2e/support/database-leak.js';
import { missingBackend } from '../support/backends.js';
import { lossyRedisProxy } from '../support/lossy-answers.js';
import { startRedis } from '../support/redis-server.js';
import { databaseCrashSuite } from './database-suite.js';

databaseCrashSuite({
  title: 'Redis',
  isThere: missingBackend('redis') === undefined,
  start: async () => {
    const server = await startRedis();
    return {
      leak: (options) => redisLeak(server, options),
      lossy: (loses, lateMs) => lossyRedisProxy(server.port, loses, lateMs),
      stop: () => server.stop(),
    };
  },
  isChange: (command) => /^(ACL SETUSER|ACL SAVE|CONFIG REWRITE|CLIENT KILL)\b/.test(command),
});
