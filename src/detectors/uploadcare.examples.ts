import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('34b97f87b8', 'b024c0f8a2');

export const uploadcareExamples: DetectorExamples = {
  positive: {
    'uploadcare-secret-key': [`UPLOADCARE_SECRET_KEY=${secretKey}`, `export UPLOADCARE_SECRET_KEY="${secretKey}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `uploadcare at commit ${secretKey}` },
    { why: 'a checksum', text: `UPLOADCARE_CHECKSUM=${secretKey}` },
  ],
};
