import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('nzt3i8nj6goc3gsa', 'g20q6n97puij1iwm');

export const assemblyaiExamples: DetectorExamples = {
  positive: {
    'assemblyai-api-key': [`ASSEMBLYAI_API_KEY=${apiKey}`, `assemblyai.configure(api_key="${apiKey}")`],
  },
  negative: [
    { why: 'API key one character short', text: `ASSEMBLYAI_SID=${apiKey.slice(0, 31)}` },
    { why: 'API key beside the name, given to nothing', text: `assemblyai at ${apiKey}` },
    { why: 'the name inside of another word', text: `xassemblyaiish_sid=${apiKey}` },
  ],
};
