import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('fi', 'gd_cAiPbsVUftJYdf-gIg', 'PIZWkKSVbLSWzWUX_e-0');
const patFigp = join('fi', 'gp_NFS7Muk0xMN4-p6LUqG', 'vauwwu85gz-mzbl4Ggi8n');
const patLegacy = join('14', '24-f70d018d-4738-4ff', '0-766b-596e6be2cef2');

export const figmaExamples: DetectorExamples = {
  positive: {
    'figma-pat': [`FIGMA_PAT=${pat}`, `{"value": "${pat}"}`],
    'figma-pat-figp': [`FIGMA_PAT_FIGP=${patFigp}`, `client("${patFigp}")`],
    'figma-pat-legacy': [`FIGMA_TOKEN=${patLegacy}`, `figma_token: '${patLegacy}'`, `figma:\n  token: ${patLegacy}`],
  },
  negative: [
    { why: 'personal access token: one character short', text: pat.slice(0, -1) },
    { why: 'plan access token: one character short', text: patFigp.slice(0, -1) },
    { why: 'personal access token (old form): a reference', text: 'FIGMA_TOKEN=${FIGMA_TOKEN}' },
    { why: 'personal access token (old form): given to no name', text: `about figma: see ${patLegacy}` },
    { why: 'personal access token (old form): one character short', text: `figma: "${patLegacy.slice(0, -1)}"` },
  ],
};
