import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('QlSOEACmLEENSfyznMGvfI==:PoiZ', 'Sdsg0DoOnUXSR6xQYtKPorYESqCF');

export const tableauExamples: DetectorExamples = {
  positive: {
    'tableau-pat': [`TABLEAU_PAT=${pat}`, `# tableau\nTABLEAU_PAT=${pat}`],
  },
  negative: [{ why: 'pat cut short', text: `tableau ${pat.slice(0, 56)}` }],
};
