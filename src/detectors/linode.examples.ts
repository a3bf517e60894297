import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('25c62ef8a829c01ed514164f7eb88adc', '68b1c8b8144a059b04e20f02ce2255e3');

export const linodeExamples: DetectorExamples = {
  positive: {
    'linode-pat': [`LINODE_TOKEN=${pat}`, `linode.configure(token="${pat}")`],
  },
  negative: [
    { why: 'personal access token one character short', text: `LINODE_SID=${pat.slice(0, 63)}` },
    { why: 'personal access token beside the name, given to nothing', text: `linode at ${pat}` },
    { why: 'the name inside of another word', text: `xlinodeish_sid=${pat}` },
  ],
};
