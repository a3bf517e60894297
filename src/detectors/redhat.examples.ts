import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pyxisApiKey = join('11viws8dscmffc8f', 'jyt4msa57vksq6y5');

export const redhatExamples: DetectorExamples = {
  positive: {
    'redhat-pyxis-api-key': [`PYXIS_API_KEY=${pyxisApiKey}`, `pyxis_api_key: ${pyxisApiKey}`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `pyxis build ${pyxisApiKey}` },
    { why: 'one character short', text: `"pyxis": "${pyxisApiKey.slice(1)}"` },
  ],
};
