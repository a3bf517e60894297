import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const keyPair = join('er', 'IyAIwt4WxIv41en', 'KWiE6yXHpkQmoXE');

export const klingaiExamples: DetectorExamples = {
  positive: {
    'klingai-key-pair': [
      `KLING_SECRET_KEY=${keyPair}`,
      `"klingSecretKey": "${keyPair}"`,
      `klingai:\n  api_key: ${keyPair}`,
    ],
  },
  negative: [
    { why: 'secret key: a reference', text: 'KLING_SECRET_KEY=${KLING_SECRET_KEY}' },
    { why: 'secret key: given to no name', text: `about klingai: see ${keyPair}` },
    { why: 'secret key: one character short', text: `klingai: "${keyPair.slice(0, -1)}"` },
  ],
};
