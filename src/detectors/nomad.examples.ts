import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const aclToken = join('e1', '800e93-6dc8-67a9-', 'c4ac-22691b323e14');

export const nomadExamples: DetectorExamples = {
  positive: {
    'nomad-acl-token': [
      `NOMAD_TOKEN=${aclToken}`,
      `export NOMAD_TOKEN="${aclToken}"`,
      `nomad:\n  token: ${aclToken}`,
      `X-Nomad-Token: ${aclToken}`,
    ],
  },
  negative: [
    { why: 'ACL token: a reference', text: 'NOMAD_TOKEN=${NOMAD_TOKEN}' },
    { why: 'ACL token: given to no name', text: `about nomad: see ${aclToken}` },
    { why: 'ACL token: one character short', text: `nomad: "${aclToken.slice(0, -1)}"` },
  ],
};
