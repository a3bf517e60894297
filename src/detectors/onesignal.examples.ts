import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'os',
  '_v2_app_g7dkvtodfh2ng6h6smwd45n7oupv2khnykfktfrd52jttdpi',
  't26gyudjww5biwgo5dooe7upsecnzvpeensrmsxchshk7ost4k5vv4t',
);
const apiKeyLegacy = join('uK', 'IRdlURsUyPbcczuyjaWub0P', 'sefbyO7Du9J7PgPlE41PuGd');

export const onesignalExamples: DetectorExamples = {
  positive: {
    'onesignal-api-key': [`ONESIGNAL_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'onesignal-api-key-legacy': [
      `ONESIGNAL_REST_API_KEY=${apiKeyLegacy}`,
      `<add key="onesignalRestApiKey" value="${apiKeyLegacy}"/>`,
      `onesignal:\n  api_key: ${apiKeyLegacy}`,
    ],
  },
  negative: [
    { why: 'key of an application or organization: one character short', text: apiKey.slice(0, -1) },
    { why: 'key of an application or organization: a placeholder', text: join('os', '_v2_app_', 'x'.repeat(103)) },
    { why: 'REST API key (old form): a reference', text: 'ONESIGNAL_REST_API_KEY=${ONESIGNAL_REST_API_KEY}' },
    { why: 'REST API key (old form): given to no name', text: `about onesignal: see ${apiKeyLegacy}` },
    { why: 'REST API key (old form): one character short', text: `onesignal: "${apiKeyLegacy.slice(0, -1)}"` },
  ],
};
