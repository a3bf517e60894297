import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const programmaticAccessToken = join(
  'ey',
  'J_tAxJ3WqpR3IB_mN5JIb10YbBsvDof.eyJ0VA3oJCAoh1KCVWfUJ',
  'CC6NzuKvBQ8s.A5K9sCFE3_yC06nlTGtZcmb6oQp25FWRNwOiWSUB',
);

export const snowflakeExamples: DetectorExamples = {
  positive: {
    'snowflake-programmatic-access-token': [
      `SNOWFLAKE_PROGRAMMATIC_ACCESS_TOKEN=${programmaticAccessToken}`,
      `export SNOWFLAKE_PROGRAMMATIC_ACCESS_TOKEN="${programmaticAccessToken}"`,
    ],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `snowflake build ${programmaticAccessToken}` },
    { why: 'a placeholder', text: `SNOWFLAKE_PROGRAMMATIC_ACCESS_TOKEN=eyJ${'x'.repeat(105)}` },
  ],
};
