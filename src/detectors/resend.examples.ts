import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('re', '_zBYzZewW_vKnoBub', 'Fr675tJmoLUEg3RgD');

export const resendExamples: DetectorExamples = {
  positive: {
    'resend-api-key': [`RESEND_API_KEY=${apiKey}`, `{"resend": {"key": "${apiKey}"}}`],
  },
  negative: [
    { why: 'api key cut short', text: `resend ${apiKey.slice(0, 35)}` },
    { why: 'placeholder for the api key', text: `resend ${join('r', 'e_', 'x'.repeat(33))}` },
  ],
};
