import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('6OaqMFr7u3zzZStEi2', 'UBzJ3YtBY63MPdBhU2');

export const sslmateExamples: DetectorExamples = {
  positive: {
    'sslmate-api-key': [`SSLMATE_API_KEY=${apiKey}`, `new Client({ sslmateApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `sslmate build ${apiKey}` },
    { why: 'a placeholder', text: `SSLMATE_API_KEY=${'x'.repeat(36)}` },
  ],
};
