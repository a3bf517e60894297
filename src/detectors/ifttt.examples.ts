import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const webhookKey = join('YM', 'nzhFKPvMkE', 'p140BuaS3X');
const webhookUrl = join('p2', 'l_VLGdldQw', 'rMpeDltDbb');

export const iftttExamples: DetectorExamples = {
  positive: {
    'ifttt-webhook-key': [
      `IFTTT_KEY=${webhookKey}`,
      `export IFTTT_KEY="${webhookKey}"`,
      `ifttt:\n  api_key: ${webhookKey}`,
    ],
    'ifttt-webhook-url': [`https://maker.ifttt.com/trigger/door/with/key/${webhookUrl}`],
  },
  negative: [
    { why: 'key of the webhooks service: a reference', text: 'IFTTT_KEY=${IFTTT_KEY}' },
    { why: 'key of the webhooks service: given to no name', text: `about ifttt: see ${webhookKey}` },
    { why: 'key of the webhooks service: one character short', text: `ifttt: "${webhookKey.slice(0, -1)}"` },
    { why: 'URL of the webhooks service: a variable', text: `https://maker.ifttt.com/trigger/door/with/key/\${KEY}` },
  ],
};
