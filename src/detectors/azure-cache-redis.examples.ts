import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const key = join('CjMpgKjkwLpH3SU5JVrqFu', 'OIIVlinsnDCAzCaHPlrg0=');

export const azureCacheRedisExamples: DetectorExamples = {
  positive: {
    'azure-cache-redis-key': [
      `REDIS_ACCESS_KEY=${key}`,
      `orders.redis.cache.windows.net:6380,password=${key},ssl=True`,
    ],
  },
  negative: [{ why: 'access key one character short', text: `see ${key.slice(0, -1)}` }],
};
