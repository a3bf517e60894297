import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('pr', 'f_SP201IEBwgkMRW9sdfv471gb', '7t0vN_uq5HB6sPBLaC0m9IQ9U_');

export const proofExamples: DetectorExamples = {
  positive: {
    'proof-api-key': [`PROOF_API_KEY=${apiKey}`, `new Client({ proofApiKey: '${apiKey}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `proofapi build ${apiKey}` },
    { why: 'a placeholder', text: `PROOF_API_KEY=prf_${'x'.repeat(50)}` },
  ],
};
