import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('3a56f1e2351114fe44df', 'c29970f69295c1aa4188');

export const merakiExamples: DetectorExamples = {
  positive: {
    'meraki-api-key': [`MERAKI_API_KEY=${apiKey}`, `meraki.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key of the dashboard one character short', text: `MERAKI_SID=${apiKey.slice(0, 39)}` },
    { why: 'API key of the dashboard beside the name, given to nothing', text: `meraki at ${apiKey}` },
    { why: 'the name inside of another word', text: `xmerakiish_sid=${apiKey}` },
  ],
};
