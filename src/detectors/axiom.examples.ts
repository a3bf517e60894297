import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const token = join('xaa', 't-', 'e977bed9-ebc3-4fdc', '-a4be-a9195a04ffc8');

export const axiomExamples: DetectorExamples = {
  positive: {
    'axiom-token': [`AXIOM_TOKEN=${token}`, `curl https://api.internal -H "Authorization: Bearer ${token}"`],
  },
  negative: [{ why: 'API or personal token one character short', text: `see ${token.slice(0, 40)}` }],
};
