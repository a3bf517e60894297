import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessKey = join('Oi', 'PWzwXw6D7sL5OGuZElh', 'Sh0PvIrnAz9SNSPZEZV');

export const huaweiCloudExamples: DetectorExamples = {
  positive: {
    'huawei-cloud-access-key': [
      `HW_SECRET_KEY=${accessKey}`,
      `"hwSecretKey": "${accessKey}"`,
      `huaweicloud:\n  api_key: ${accessKey}`,
    ],
  },
  negative: [
    { why: 'secret access key: a reference', text: 'HW_SECRET_KEY=${HW_SECRET_KEY}' },
    { why: 'secret access key: given to no name', text: `about huaweicloud: see ${accessKey}` },
    { why: 'secret access key: one character short', text: `huaweicloud: "${accessKey.slice(0, -1)}"` },
  ],
};
