import type { Detector } from './detector.js';

export const huaweiCloud = {
  provider: 'huawei-cloud',
  docs: 'https://support.huaweicloud.com/intl/en-us/usermanual-ca/ca_01_0003.html',
  rules: [
    {
      id: 'huawei-cloud-access-key',
      kind: 'secret access key',
      severity: 'high',
      keywords: [
        'huaweicloud',
        'huawei_cloud',
        'hw_secret',
        'hw_access',
        'hwsecretkey',
        'hwaccesskey',
        'huawei_secret',
        'huawei_access',
        'sdk_sk',
        'huaweisecret',
        'huaweiaccess',
        'sdksk',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{40})`,
      boundary: 'alphanumeric',
      maxBytes: 140,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['hwaccesskey', 'accesskey', 'ak'] },
    },
  ],
} as const satisfies Detector;
