import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('6wMeo4xKCNHk8Nhze1iWo5AV', 'NLk3TkwSBX2uazhXSPVYjAIK');

export const clockifyExamples: DetectorExamples = {
  positive: {
    'clockify-api-key': [`CLOCKIFY_API_KEY=${apiKey}`, `clockify:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `CLOCKIFY_SID=${apiKey.slice(0, 47)}` },
    { why: 'API key beside the name, given to nothing', text: `clockify at ${apiKey}` },
    { why: 'the name inside of another word', text: `xclockifyish_sid=${apiKey}` },
  ],
};
