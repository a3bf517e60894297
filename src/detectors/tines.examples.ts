import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const webhookUrl = join(
  'http',
  's://9rn-4zawd.tines.com/webhook/c71d5680683297cbd',
  '8582b3544510538/d3591c4ea35979c8610df83bd5e6db92',
);

export const tinesExamples: DetectorExamples = {
  positive: {
    'tines-webhook-url': [`TINES_WEBHOOK_URL=${webhookUrl}`, `curl -X POST ${webhookUrl}`],
  },
  negative: [
    { why: 'webhook url cut short', text: webhookUrl.slice(0, 92) },
    { why: 'placeholder for the webhook url', text: `${join('http', 's://', 'x'.repeat(93))}` },
  ],
};
