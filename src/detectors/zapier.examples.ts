import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const webhookUrl = join('https://hooks.zapie', 'r.com/hooks/catch', '/7922640/5pfi8oa');

export const zapierExamples: DetectorExamples = {
  positive: {
    'zapier-webhook-url': [`ZAPIER_WEBHOOK_URL=${webhookUrl}`, `curl -X POST ${webhookUrl}`],
  },
  negative: [
    { why: 'webhook url cut short', text: webhookUrl.slice(0, 47) },
    { why: 'webhook url as the end of a longer word', text: `a${webhookUrl}` },
  ],
};
