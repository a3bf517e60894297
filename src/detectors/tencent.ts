import type { Detector } from './detector.js';

const SIGN = String.raw`["'\x60]?\]?[ \t]*(?:=>|:=|[:=,(]|[ \t])[ \t]*["'\x60]?`;

export const tencent = {
  provider: 'tencent',
  docs: 'https://www.tencentcloud.com/document/product/598/32675',
  rules: [
    {
      id: 'tencent-cloud-secret-key',
      kind: 'secret key',
      severity: 'critical',
      keywords: ['tencent', 'tencentcloud', 'qcloud', 'akid'],
      pattern: String.raw`(?<secret>[A-Za-z0-9]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'tencent-cloud-secret-id', withinBytes: 512, companion: 'secret-id' },
      specificity: 60,
    },
    {
      id: 'tencent-cloud-secret-id',
      kind: 'secret id without its key',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['akid'],
      exactKeyword: 'AKID',
      pattern: String.raw`(?<secret>AKID[A-Za-z0-9]{32})`,
      boundary: 'alphanumeric',
      minEntropy: 3.5,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'tencent-wechat-app-secret',
      kind: 'app secret of WeChat',
      severity: 'medium',
      keywords: ['wechat', 'weixin', 'wx_secret', 'wxsecret', 'wx_app', 'wx-secret', 'wx-app', 'wxapp'],
      pattern: String.raw`(?i:secret)${SIGN}(?<secret>[0-9a-f]{32})`,
      boundary: 'base64url',
      maxBytes: 140,
      judge: 'keyed',
      pairWith: { rule: 'tencent-wechat-app-id', withinBytes: 512, companion: 'app-id' },
      specificity: 62,
    },
    {
      id: 'tencent-wechat-app-id',
      kind: 'app id of WeChat without its secret',
      severity: 'low',
      lowBecause: 'half',
      keywords: ['wechat', 'weixin', 'wx_app', 'wxapp'],
      pattern: String.raw`(?<secret>wx[0-9a-f]{16})`,
      boundary: 'alphanumeric',
      minEntropy: 2.8,
      judge: 'random',
      specificity: 70,
    },
  ],
} as const satisfies Detector;
