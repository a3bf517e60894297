import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ac56599dcc46114d', 'e74caeb69bf0f06f');

export const chartmogulExamples: DetectorExamples = {
  positive: {
    'chartmogul-api-key': [`CHARTMOGUL_API_KEY=${apiKey}`, `chartmogul.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `CHARTMOGUL_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `chartmogul at ${apiKey}` },
    { why: 'the name inside of another word', text: `xchartmogulish_sid=${apiKey}` },
  ],
};
