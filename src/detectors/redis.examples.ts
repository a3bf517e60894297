import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');
const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = join('Hf6', 'tJ3m', 'Qc5');

const password = join('J3afs6', 'fjBPcBb');

export const redisExamples: DetectorExamples = {
  positive: {
    'redis-url': [
      `REDIS_URL=${url('redis', `:${secret}`, '@cache.internal:6379/0')}`,
      `cache: ${url('rediss', `default:${secret}`, '@cache.internal:6380')}`,
    ],
    'redis-requirepass': [
      `port 6379\nrequirepass ${password}\n`,
      `masterauth "${password}"`,
      `redis-cli -h cache1 -a ${password} ping`,
      `command: redis-server --requirepass ${password}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('redis', 'user:password', '@host/0') },
    { why: 'a variable', text: url('redis', 'app:${PASSWORD}', '@redis.internal') },
    { why: 'no password', text: url('redis', 'redis.internal:1234/0') },
    { why: 'masked in a log', text: url('redis', 'app:xxxxxxxx', '@redis.internal') },
    { why: 'a sentence about the setting', text: 'Use the requirepass directive of redis.conf.' },
    { why: 'a line that is not in use', text: '# requirepass <password>' },
    { why: 'a variable in the call of the client', text: 'redis-cli -h cache1 -a "$REDIS_PASSWORD" ping' },
  ],
};
