import type { Detector } from './detector.js';

export const wecom = {
  provider: 'wecom',
  docs: 'https://developer.work.weixin.qq.com/document/path/91770',
  rules: [
    {
      id: 'wecom-bot-webhook',
      kind: 'URL of a robot',
      severity: 'medium',
      keywords: ['qyapi.weixin.qq.com'],
      pattern: String.raw`(?<secret>https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
      boundary: 'base64url',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
  ],
} as const satisfies Detector;
