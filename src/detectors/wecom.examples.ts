import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const botWebhook = join(
  'https://qyapi.weixin.qq.com',
  '/cgi-bin/webhook/send?key=9fc25',
  '03e-fab7-262d-6cc8-f70914158bd1',
);

export const wecomExamples: DetectorExamples = {
  positive: {
    'wecom-bot-webhook': [`WECOM_BOT_WEBHOOK=${botWebhook}`, `post('${botWebhook}', body)`],
  },
  negative: [{ why: 'the URL without a key', text: 'curl https://qyapi.weixin.qq.com/cgi-bin/webhook/send' }],
};
