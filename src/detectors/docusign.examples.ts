import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('0f2e62ad-6f4e-417e', '-a047-d0d1e6bf74e7');

export const docusignExamples: DetectorExamples = {
  positive: {
    'docusign-secret-key': [`DOCUSIGN_SECRET_KEY=${secretKey}`, `"docusignClientSecret": "${secretKey}"`],
  },
  negative: [
    { why: 'secret key of an integration beside the name, given to nothing', text: `docusign at ${secretKey}` },
    { why: 'the name inside of another word', text: `xdocusignish_sid=${secretKey}` },
  ],
};
