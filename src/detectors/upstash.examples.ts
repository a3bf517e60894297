import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const managementApiKey = join('0b84f13a-18a9-42f9', '-f8eb-7b5bd2b799d9');
const redisRestToken = join('ckyuhM7tO7TF1khJuw4osb0M7kdNUjwZBG6DbH', 'uG3cQS-TioLFaJevmk-S00wMiIBNw__ZyYHDIa');

export const upstashExamples: DetectorExamples = {
  positive: {
    'upstash-management-api-key': [
      `UPSTASH_MANAGEMENT_API_KEY=${managementApiKey}`,
      `export UPSTASH_MANAGEMENT_API_KEY="${managementApiKey}"`,
    ],
    'upstash-redis-rest-token': [
      `UPSTASH_REDIS_REST_TOKEN=${redisRestToken}`,
      `upstash:\n  api_key: ${redisRestToken}\n`,
    ],
  },
  negative: [
    { why: 'an identifier beside the word (management api key)', text: `upstash build ${managementApiKey}` },
    { why: 'a placeholder (management api key)', text: `UPSTASH_MANAGEMENT_API_KEY=${'x'.repeat(36)}` },
    { why: 'a value of that form beside the word (redis rest token)', text: `upstash build ${redisRestToken}` },
    { why: 'a reference (redis rest token)', text: 'UPSTASH_REDIS_REST_TOKEN=${UPSTASH_REDIS_REST_TOKEN}' },
  ],
};
