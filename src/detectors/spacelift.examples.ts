import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKeySecret = join('5baff0a255cf3bd0bebf41ac5a219591', '0af1f56059f76e3d6713ceb790bc0593');

export const spaceliftExamples: DetectorExamples = {
  positive: {
    'spacelift-api-key-secret': [
      `SPACELIFT_API_KEY_SECRET=${apiKeySecret}`,
      `export SPACELIFT_API_KEY_SECRET="${apiKeySecret}"`,
    ],
  },
  negative: [
    { why: 'a commit beside the word', text: `spacelift at commit ${apiKeySecret}` },
    { why: 'a checksum', text: `SPACELIFT_CHECKSUM=${apiKeySecret}` },
  ],
};
