import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join(
  'xkey',
  'sib-',
  'f04a56d2d53836fa48c8dc06f1e727eb',
  '47e1b75d07a7159a22a20cb2694370f4',
  '-',
  '5tn7OGCS',
  '0u2n44sg',
);
const smtpKey = join(
  'xsmtp',
  'sib-',
  'fa77d4c437890d05533684622e43dc05',
  '89d8fde555c5e29fb32f7d6454f8698b',
  '-',
  'DxA8ohSl',
  '0zY31gIt',
);

export const brevoExamples: DetectorExamples = {
  positive: {
    'brevo-api-key': [`BREVO_API_KEY=${apiKey}`, `curl https://api.internal -H "Authorization: Bearer ${apiKey}"`],
    'brevo-smtp-key': [`BREVO_API_KEY=${smtpKey}`, `api_key: ${smtpKey}\n`],
  },
  negative: [
    { why: 'API key one character short', text: `see ${apiKey.slice(0, 88)}` },
    { why: 'SMTP key one character short', text: `see ${smtpKey.slice(0, 89)}` },
  ],
};
