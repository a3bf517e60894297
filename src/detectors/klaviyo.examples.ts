import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const privateKey = join('pk', '_09c98fe854368834a', '417e78873a86eb71b');

export const klaviyoExamples: DetectorExamples = {
  positive: {
    'klaviyo-private-key': [
      `KLAVIYO_PRIVATE_KEY=${privateKey}`,
      `export KLAVIYO_PRIVATE_KEY="${privateKey}"`,
      `klaviyo:\n  api_key: ${privateKey}`,
    ],
  },
  negative: [
    { why: 'private API key: a reference', text: 'KLAVIYO_PRIVATE_KEY=${KLAVIYO_PRIVATE_KEY}' },
    { why: 'private API key: given to no name', text: `about klaviyo: see ${privateKey}` },
    { why: 'private API key: one character short', text: `klaviyo: "${privateKey.slice(0, -1)}"` },
  ],
};
