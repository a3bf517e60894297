import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const cloudToken = join('e1', 'VPUuwHOd5HoNtGbiILWe3kOs947BjSk', 'TcX61sKwPdmLP7yAg8eyJaa91wq0LMO');

export const hetznerExamples: DetectorExamples = {
  positive: {
    'hetzner-cloud-token': [
      `HCLOUD_TOKEN=${cloudToken}`,
      `hcloud_token: '${cloudToken}'`,
      `hetzner:\n  token: ${cloudToken}`,
    ],
  },
  negative: [
    { why: 'cloud API token: a reference', text: 'HCLOUD_TOKEN=${HCLOUD_TOKEN}' },
    { why: 'cloud API token: given to no name', text: `about hetzner: see ${cloudToken}` },
    { why: 'cloud API token: one character short', text: `hetzner: "${cloudToken.slice(0, -1)}"` },
  ],
};
