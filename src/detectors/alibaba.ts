import type { Detector } from './detector.js';

export const alibaba = {
  provider: 'alibaba',
  docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
  rules: [
    {
      // Old ids have 16 characters, current ones 24. Names the key; the secret stands beside it.
      id: 'alibaba-access-key-id',
      kind: 'access key id without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['ltai'],
      exactKeyword: 'LTAI',
      pattern: String.raw`(?<secret>LTAI[A-Za-z0-9]{12,21})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      id: 'alibaba-secret-key',
      kind: 'access key secret',
      severity: 'critical',
      keywords: ['aliyun', 'alibaba', 'alicloud', 'accesskeysecret', 'access_key_secret', 'access-key-secret', 'ltai'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{30})`,
      boundary: 'alphanumeric',
      maxBytes: 200,
      judge: 'keyed',
      pairWith: { rule: 'alibaba-access-key-id', withinBytes: 512, companion: 'key-id' },
      specificity: 60,
    },
    {
      // Names the key; its secret and the security token stand beside it.
      id: 'alibaba-sts-access-key-id',
      kind: 'temporary access key id',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['sts.'],
      exactKeyword: 'STS.',
      pattern: String.raw`(?<secret>STS\.[A-Za-z0-9]{16,64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
    {
      // Base64 of several hundred bytes.
      id: 'alibaba-sts-security-token',
      kind: 'temporary security token',
      severity: 'medium',
      keywords: ['cais'],
      exactKeyword: 'CAIS',
      pattern: String.raw`(?<secret>CAIS[A-Za-z0-9+/_-]{100,1000}={0,2})`,
      boundary: 'base64',
      maxBytes: 2048,
      minEntropy: 4,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
