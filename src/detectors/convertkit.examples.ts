import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const apiKey = join('ki', 't_a669e7d1b1f197f', '2570bc5c9398d9839');
const apiSecret = join('W1', 'CNMaM90LTg-pk8OPCYQhe', 'f3KoRsDttrUtkHSqZhNb');

export const convertkitExamples: DetectorExamples = {
  positive: {
    'convertkit-api-key': [`CONVERTKIT_API_KEY=${apiKey}`, `{"value": "${apiKey}"}`],
    'convertkit-api-secret': [
      `CONVERTKIT_API_SECRET=${apiSecret}`,
      `os.environ["CONVERTKIT_API_SECRET"] = "${apiSecret}"`,
      `convertkit:\n  secret: ${apiSecret}`,
    ],
  },
  negative: [
    { why: 'API key: one character short', text: apiKey.slice(0, -1) },
    { why: 'API secret (third version): a reference', text: 'CONVERTKIT_API_SECRET=${CONVERTKIT_API_SECRET}' },
    { why: 'API secret (third version): given to no name', text: `about convertkit: see ${apiSecret}` },
    { why: 'API secret (third version): one character short', text: `convertkit: "${apiSecret.slice(0, -1)}"` },
  ],
};
