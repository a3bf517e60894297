import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const tokenCredential = join('da2f7f148aa4033c18f91e26346dcd17', 'b519fadd6672b92e984817e7a50573e0');

export const netsuiteExamples: DetectorExamples = {
  positive: {
    'netsuite-token-credential': [
      `NETSUITE_TOKEN_SECRET=${tokenCredential}`,
      `os.environ["NETSUITE_TOKEN_SECRET"] = "${tokenCredential}"`,
      `netsuite:\n  secret: ${tokenCredential}`,
    ],
  },
  negative: [
    { why: 'consumer or token key or secret: a reference', text: 'NETSUITE_TOKEN_SECRET=${NETSUITE_TOKEN_SECRET}' },
    { why: 'consumer or token key or secret: given to no name', text: `about netsuite: see ${tokenCredential}` },
    {
      why: 'consumer or token key or secret: one character short',
      text: `netsuite: "${tokenCredential.slice(0, -1)}"`,
    },
  ],
};
