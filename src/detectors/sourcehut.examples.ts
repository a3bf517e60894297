import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join(
  '0vYbIxyvj4wbviZznFhtoitKzO0eeYZ++0eNcLZblFPF',
  'Q7XHf/b//k/MjQ7GyOdFxlAaAOhNN9+krdybFYiwp+Af',
  'eQ15WOtNFKDd3AzhRWEptIIf2Uueg+Ci/g7voCe5EZ',
);

export const sourcehutExamples: DetectorExamples = {
  positive: {
    'sourcehut-pat': [`SOURCEHUT_PAT=${pat}`, `new Client({ sourcehutPat: '${pat}' })`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `sourcehut build ${pat}` },
    { why: 'a placeholder', text: `SOURCEHUT_PAT=${'x'.repeat(130)}` },
  ],
};
