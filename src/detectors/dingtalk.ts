import type { Detector } from './detector.js';

export const dingtalk = {
  provider: 'dingtalk',
  docs: 'https://open.dingtalk.com/document/robots/custom-robot-access',
  rules: [
    {
      id: 'dingtalk-webhook-url',
      kind: 'webhook URL of a robot',
      severity: 'medium',
      keywords: ['oapi.dingtalk.com'],
      pattern: String.raw`(?<secret>https?:\\?/\\?/oapi\.dingtalk\.com\\?/robot\\?/send\?access_token=[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 90,
    },
    {
      id: 'dingtalk-signing-secret',
      kind: 'signing secret of a robot',
      severity: 'medium',
      keywords: ['dingtalk', 'dingding', 'ding_secret', 'dingsecret'],
      pattern: String.raw`(?<secret>SEC[a-f0-9]{64})`,
      boundary: 'alphanumeric',
      minEntropy: 3,
      judge: 'random',
      specificity: 85,
    },
  ],
} as const satisfies Detector;
