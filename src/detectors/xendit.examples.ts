import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secretKey = join('xnd_prod', 'uction_X6rjP4zyrbju36rG0njMEBCFC', '9ux5IfZiU8dQGlLgJP8Lf93EUV25dIw');
const developmentSecretKey = join('xnd_deve', 'lopment_aH22AKZlLlCtSqQrUKeYXHTb', 'W9b55R9l3xRy7XnFiuuK8jbebkhEa16z');

export const xenditExamples: DetectorExamples = {
  positive: {
    'xendit-secret-key': [`XENDIT_SECRET_KEY=${secretKey}`, `const client = connect('${secretKey}');`],
    'xendit-development-secret-key': [
      `XENDIT_DEVELOPMENT_SECRET_KEY=${developmentSecretKey}`,
      `curl -H "X-Api-Key: ${developmentSecretKey}"`,
    ],
  },
  negative: [
    { why: 'secret key cut short', text: secretKey.slice(0, 54) },
    { why: 'placeholder for the secret key', text: `${join('xnd_pro', 'duction_', 'x'.repeat(56))}` },
    { why: 'development secret key cut short', text: developmentSecretKey.slice(0, 55) },
  ],
};
