import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join('pr', 'ivate_5UIoY1uoccu', 'fGAgcHKn4RCIrkbn');

export const imagekitExamples: DetectorExamples = {
  positive: {
    'imagekit-private-key': [
      `IMAGEKIT_PRIVATE_KEY=${privateKey}`,
      `const imagekitPrivateKey = "${privateKey}";`,
      `imagekit:\n  api_key: ${privateKey}`,
    ],
  },
  negative: [
    { why: 'private API key: a reference', text: 'IMAGEKIT_PRIVATE_KEY=${IMAGEKIT_PRIVATE_KEY}' },
    { why: 'private API key: given to no name', text: `about imagekit: see ${privateKey}` },
    { why: 'private API key: cut short', text: `imagekit: "${privateKey.slice(0, -20)}"` },
  ],
};
