import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const webhookUrl = join('jg', '3g0r3k8zrjdbmz6', '2ij2s9slvpzles9');

export const makeExamples: DetectorExamples = {
  positive: {
    'make-webhook-url': [`https://hook.eu1.make.com/${webhookUrl}`],
  },
  negative: [
    { why: 'webhook URL: a page of the vendor', text: 'https://www.make.com/en/help/tools/webhooks' },
    { why: 'webhook URL: cut short', text: `https://hook.eu1.make.com/${webhookUrl.slice(1)}` },
  ],
};
