import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('HehHhGYsLH8ZHlV0oc1l5iK4N', 'uoykoLTB53msEqfWIY6mIFY9m');

export const civoExamples: DetectorExamples = {
  positive: {
    'civo-api-key': [`CIVO_API_KEY=${apiKey}`, `civo:\n  api_key: "${apiKey}"`],
  },
  negative: [
    { why: 'API key one character short', text: `CIVO_SID=${apiKey.slice(0, 49)}` },
    { why: 'API key beside the name, given to nothing', text: `civo at ${apiKey}` },
    { why: 'the name inside of another word', text: `xcivoish_sid=${apiKey}` },
  ],
};
