import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('5d368d0faa157861517fc4035a94eae7', '40f922da1862163c342265d31a690d34');

export const virustotalExamples: DetectorExamples = {
  positive: {
    'virustotal-api-key': [`VIRUSTOTAL_API_KEY=${apiKey}`, `export VIRUSTOTAL_API_KEY="${apiKey}"`],
  },
  negative: [
    { why: 'a commit beside the word', text: `virustotal at commit ${apiKey}` },
    { why: 'one character short', text: `"virustotal": "${apiKey.slice(1)}"` },
  ],
};
