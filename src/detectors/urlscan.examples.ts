import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('79f6aa55-94fb-367f', '-117c-4897e0e61f12');

export const urlscanExamples: DetectorExamples = {
  positive: {
    'urlscan-api-key': [`URLSCAN_API_KEY=${apiKey}`, `new Client({ urlscanApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'an identifier beside the word', text: `urlscan build ${apiKey}` },
    { why: 'a placeholder', text: `URLSCAN_API_KEY=${'x'.repeat(36)}` },
  ],
};
