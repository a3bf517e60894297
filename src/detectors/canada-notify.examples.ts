import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'gcnt',
  'fy-',
  'k60qqb8l',
  '-',
  '9a5d104d-fe09-4f35',
  '-aa50-81cfebaf8a8f',
  '-',
  'ec5de226-a4e7-4e3e',
  '-a23d-ec74392712f6',
);

export const canadaNotifyExamples: DetectorExamples = {
  positive: {
    'canada-notify-api-key': [
      `CANADA_NOTIFY_API_KEY=${apiKey}`,
      `curl https://api.internal -H "Authorization: Bearer ${apiKey}"`,
    ],
  },
  negative: [{ why: 'API key of GC Notify one character short', text: `see ${apiKey.slice(0, 88)}` }],
};
