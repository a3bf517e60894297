import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('9d968ce6-7f21-4d69', '-a101-9b170594ddba');

export const statuspageExamples: DetectorExamples = {
  positive: {
    'statuspage-api-key': [`STATUSPAGE_API_KEY=${apiKey}`, `statuspage.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `STATUSPAGE_SID=${apiKey.slice(0, 35)}` },
    { why: 'API key beside the name, given to nothing', text: `statuspage at ${apiKey}` },
    { why: 'the name inside of another word', text: `xstatuspageish_sid=${apiKey}` },
  ],
};
