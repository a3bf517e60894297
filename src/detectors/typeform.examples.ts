import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('tf', 'p_faHz3QoocBfrOaIvzUdPhfVS', 'PZd_HpZjGm39IRvmkY5fnxIxS');

export const typeformExamples: DetectorExamples = {
  positive: {
    'typeform-pat': [`TYPEFORM_PAT=${pat}`, `curl -H "X-Api-Key: ${pat}"`],
  },
  negative: [
    { why: 'pat cut short', text: pat.slice(0, 43) },
    { why: 'placeholder for the pat', text: `${join('tf', 'p_', 'x'.repeat(49))}` },
  ],
};
