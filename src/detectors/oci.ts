import type { Detector } from './detector.js';

export const oci = {
  provider: 'oci',
  docs: 'https://docs.oracle.com/en-us/iaas/Content/Identity/access/managing-user-credentials.htm',
  rules: [
    {
      id: 'oci-customer-secret-key',
      kind: 'secret key for object storage',
      severity: 'high',
      keywords: [
        'compat.objectstorage',
        'oci_secret',
        'oci_s3',
        'oraclecloud',
        'oci_customer',
        'ocisecret',
        'ocis3',
        'ocicustomer',
        'oci-secret',
        'oci-s3',
        'oci-customer',
      ],
      pattern: String.raw`(?<secret>[A-Za-z0-9+/]{43}=)`,
      boundary: 'base64',
      maxBytes: 240,
      judge: 'keyed',
      specificity: 60,
      siblings: { 'key-id': ['accesskeyid', 'ociaccesskeyid', 'accesskey'] },
    },
  ],
} as const satisfies Detector;
