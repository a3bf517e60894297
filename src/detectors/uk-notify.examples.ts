import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('te', 'amkey-1efdb4aa-cbed-13f7-3612-db692651b7', '4a-349c0abb-2634-90eb-182b-8b4a39ae4c36');

export const ukNotifyExamples: DetectorExamples = {
  positive: {
    'uk-notify-api-key': [
      `NOTIFY_API_KEY=${apiKey}`,
      `<add key="notifyApiKey" value="${apiKey}"/>`,
      `notifyapi:\n  api_key: ${apiKey}`,
    ],
  },
  negative: [
    { why: 'API key: a reference', text: 'NOTIFY_API_KEY=${NOTIFY_API_KEY}' },
    { why: 'API key: given to no name', text: `about notifyapi: see ${apiKey}` },
    { why: 'API key: one character short', text: `notifications.service.gov.uk: "${apiKey.slice(0, -1)}"` },
  ],
};
