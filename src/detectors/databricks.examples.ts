import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const pat = join('da', 'pi', '5d3b3a7db56a02fc', '7abdd77ce377fc3e');
const oauthSecret = join('do', 'se', 'a8ad440d5d3d512b', '291359b9dc7f160a');

export const databricksExamples: DetectorExamples = {
  positive: {
    'databricks-pat': [`DATABRICKS_TOKEN=${pat}`, `token: ${pat}\n`],
    'databricks-oauth-secret': [`DATABRICKS_SECRET=${oauthSecret}`, `client = connect('${oauthSecret}')`],
  },
  negative: [
    { why: 'personal access token one character short', text: `see ${pat.slice(0, 35)}` },
    { why: 'personal access token that is masked', text: `masked ${join('da', 'pi')}${'0'.repeat(32)}` },
    { why: 'OAuth secret of a service principal one character short', text: `see ${oauthSecret.slice(0, 35)}` },
  ],
};
