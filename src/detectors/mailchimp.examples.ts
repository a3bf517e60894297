import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('7a', '873b6e93f868d8444b', '47d2709aa58d-us14');

export const mailchimpExamples: DetectorExamples = {
  positive: {
    'mailchimp-api-key': [`MAILCHIMP_API_KEY=${apiKey}`, `mailchimp('${apiKey}')`],
  },
  negative: [
    { why: 'API key: one digit short', text: `${apiKey.slice(1)}-us12` },
    { why: 'API key: a placeholder', text: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-us12' },
  ],
};
