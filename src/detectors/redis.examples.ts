import type { DetectorExamples } from './detector.js';

const url = (scheme: string, ...rest: readonly string[]): string => [scheme, rest.join('')].join('://');
const secret = ['Hf6', 'tJ3m', 'Qc5'].join('');

export const redisExamples: DetectorExamples = {
  positive: {
    'redis-url': [
      `REDIS_URL=${url('redis', `:${secret}`, '@cache.internal:6379/0')}`,
      `cache: ${url('rediss', `default:${secret}`, '@cache.internal:6380')}`,
    ],
  },
  negative: [
    { why: 'words of a manual', text: url('redis', 'user:password', '@host/0') },
    { why: 'a variable', text: url('redis', 'app:${PASSWORD}', '@redis.internal') },
    { why: 'no password', text: url('redis', 'redis.internal:1234/0') },
    { why: 'masked in a log', text: url('redis', 'app:xxxxxxxx', '@redis.internal') },
  ],
};
