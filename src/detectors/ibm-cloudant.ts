import type { Detector } from './detector.js';

export const ibmCloudant = {
  provider: 'ibm-cloudant',
  docs: 'https://cloud.ibm.com/docs/Cloudant?topic=Cloudant-managing-access-for-cloudant',
  rules: [
    {
      id: 'ibm-cloudant-credential',
      kind: 'user and password of a database',
      severity: 'high',
      keywords: ['cloudant.com', 'cloudantnosqldb'],
      pattern: String.raw`(?i)https?://(?<user>[^\s:@/"\x27<>]{1,128}):(?<secret>(?-i:[0-9a-f]{64}))@(?<host>[a-z0-9.-]*cloudant(?:nosqldb\.appdomain\.cloud|\.com))`,
      boundary: 'none',
      minEntropy: 3,
      judge: 'random',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
