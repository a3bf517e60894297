import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const webhookUrl = join(
  'https://',
  'oapi.dingtalk.com/robot/sen',
  'd?access_token=2abf5ccdad57',
  'a4bffdf857800c82ab0fa98a9b3',
  '99a21abe98adabbcb8ba74e89',
);
const signingSecret = join('SE', 'C', '6274959d28c77efafc73bcac41dc8c2c', '42cad120f522036c8d26ab1f1be308d0');

export const dingtalkExamples: DetectorExamples = {
  positive: {
    'dingtalk-webhook-url': [`curl "${webhookUrl}" -d @message.json`],
    'dingtalk-signing-secret': [`DINGTALK_SECRET=${signingSecret}`],
  },
  negative: [
    { why: 'webhook URL without its token', text: `https://oapi.dingtalk.com/robot/send?access_token=\${TOKEN}` },
    { why: 'signing secret of a robot one character short', text: `dingtalk ${signingSecret.slice(0, -1)}` },
  ],
};
