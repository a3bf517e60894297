import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const clientSecret = join('vl', 'tFNt1OcmNJcCxFmhq1gNhQ6cDERDYa_', 'HsBfQU0KWxDoW_e3OWmHTtuk-PFtG7j');

export const hcpExamples: DetectorExamples = {
  positive: {
    'hcp-client-secret': [
      `HCP_CLIENT_SECRET=${clientSecret}`,
      `export HCP_CLIENT_SECRET="${clientSecret}"`,
      `hcpclient:\n  client_secret: ${clientSecret}`,
    ],
  },
  negative: [
    { why: 'client secret of a service principal: a reference', text: 'HCP_CLIENT_SECRET=${HCP_CLIENT_SECRET}' },
    { why: 'client secret of a service principal: given to no name', text: `about hcpclient: see ${clientSecret}` },
    {
      why: 'client secret of a service principal: one character short',
      text: `hcp_client: "${clientSecret.slice(0, -1)}"`,
    },
  ],
};
